import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { MessagePage } from "@/app/_components/message-page";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { shareWords } from "@/app/_works/makers";
import { AppError } from "@/core/kernel/errors";
import { WorkId } from "@/core/kernel/ids/ids";
import { callerFor } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Record" };

type RecordProps = { params: Promise<{ id: string }>; searchParams: Promise<{ version?: string }> };

/** A work's signed record as it stands, and what each part is for. */
export default async function RecordPage({ params, searchParams }: RecordProps) {
  const [{ id: raw }, { version }] = await Promise.all([params, searchParams]);
  const id = WorkId.safeParse(raw);
  if (!id.success) notFound();
  const api = await callerFor(await headers());
  const me = await api.me.get();
  const asked = { id: id.data, version: /^\d{1,5}$/.test(version ?? "") ? Number(version) : undefined };
  const signed = await api.work.record(asked).catch((error: unknown) => {
    if (error instanceof TRPCError && error.cause instanceof AppError && error.cause.code === "gone")
      return { gone: error.cause.displayable };
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  if ("gone" in signed)
    return (
      <MessagePage
        title="This record is withdrawn"
        actions={<ButtonLink href={`/works/${id.data}`}>To the work</ButtonLink>}
      >
        <p className="wrap-anywhere">{signed.gone}</p>
      </MessagePage>
    );
  const { record } = signed;
  const rows = [
    ["Work", `${record.work}, version ${record.version}`],
    ["Pixels", `${record.pixels.size} px, SHA-256 ${record.pixels.hash}`],
    ["Recipe", record.recipeHash],
    ["Model", `${record.model.id}, ${record.model.hash}`],
    ...record.logs.map((log) => ["Log", `${log.size} events, root ${log.root}, head ${log.head}`]),
    ...record.parents.map((parent) => ["Parent", `${parent.work} (${parent.kind}), record ${parent.record}`]),
    ...record.contributors.map(({ name, player, influence, edits }) => [
      player.startsWith("work:") ? "Work" : "Maker",
      `${name ?? "unnamed"}, ${shareWords(influence)}, ${edits} ${edits === 1 ? "edit" : "edits"}, id ${player}`,
    ]),
    ["Licence", `${record.licence}${record.doNotTrain ? ", not for training" : ""}`],
    ["Signed by", `key ${signed.keyId}, ${new Date(record.at).toISOString()}`],
    ["Signature", signed.signature],
  ];
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-4xl px-5 pt-6 sm:px-10">
        <h1 className="font-semibold text-4xl tracking-[-0.03em]">
          Record of “<bdi>{record.title}</bdi>”
        </h1>
        <p className="mt-3 max-w-prose text-soft">
          What was signed when the work was published. With it, the model folder and the room’s log, anyone
          can render the picture again and compare, without this server.{" "}
          <Link href="/verify" className="text-ink underline underline-offset-4">
            Verify a file
          </Link>{" "}
          or{" "}
          <a
            href={`/api/works/${record.work}/record/${record.version}.json`}
            className="text-ink underline underline-offset-4"
          >
            take the record as JSON
          </a>
          .
        </p>
        <dl className="mt-8 grid gap-x-6 gap-y-3 sm:grid-cols-[8rem_1fr]">
          {rows.map(([term, value]) => (
            <div key={`${term}${value}`} className="sm:contents">
              <dt className="text-soft">{term}</dt>
              <dd className="break-all font-mono text-sm">{value}</dd>
            </div>
          ))}
        </dl>
        <h2 className="mt-10 font-semibold text-xl">Files</h2>
        <ul className="mt-3 flex flex-col gap-2 break-all font-mono text-sm">
          {signed.files.map((file) => (
            <li key={file.hash}>
              {file.size} px {file.format}: {file.hash}
            </li>
          ))}
        </ul>
      </main>
      <SiteFooter />
    </>
  );
}
