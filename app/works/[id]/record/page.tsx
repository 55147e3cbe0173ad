import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/app/_components/message-page";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { faultHere } from "@/app/_words/said-here";
import { shareWords } from "@/app/_works/makers";
import { AppError } from "@/core/kernel/errors";
import { WorkId } from "@/core/kernel/ids/ids";
import { callerFor } from "@/server/trpc/caller";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("works");
  return { title: t("oneRecordPage.record") };
}

type RecordProps = { params: Promise<{ id: string }>; searchParams: Promise<{ version?: string }> };

/** A work's signed record as it stands, and what each part is for. */
export default async function RecordPage({ params, searchParams }: RecordProps) {
  const t = await getTranslations("works");
  const [{ id: raw }, { version }] = await Promise.all([params, searchParams]);
  const id = WorkId.safeParse(raw);
  if (!id.success) notFound();
  const api = await callerFor(await headers());
  const me = await api.me.get();
  const asked = { id: id.data, version: /^\d{1,5}$/.test(version ?? "") ? Number(version) : undefined };
  const signed = await api.work.record(asked).catch(async (error: unknown) => {
    if (error instanceof TRPCError && error.cause instanceof AppError && error.cause.code === "gone")
      return { gone: await faultHere(error.cause) };
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  if ("gone" in signed)
    return (
      <MessagePage
        title={t("oneRecordPage.recordWithdrawn")}
        actions={<ButtonLink href={`/works/${id.data}`}>{t("oneRecordPage.toTheWork")}</ButtonLink>}
      >
        <p className="wrap-anywhere">{signed.gone}</p>
      </MessagePage>
    );
  const { record } = signed;
  const rows = [
    [
      t("oneRecordPage.work"),
      t("oneRecordPage.workVersionVersion", { work: record.work, version: record.version }),
    ],
    [t("oneRecordPage.pixels"), `${record.pixels.size} px, SHA-256 ${record.pixels.hash}`],
    [t("oneRecordPage.recipe"), record.recipeHash],
    [t("oneRecordPage.model"), `${record.model.id}, ${record.model.hash}`],
    ...record.logs.map((log) => [
      t("oneRecordPage.log"),
      t("oneRecordPage.logEventsRootRoot", { log: log.size, root: log.root, head: log.head }),
    ]),
    ...record.parents.map((parent) => [
      t("oneRecordPage.parent"),
      t("oneRecordPage.workKindRecordRecord", {
        work: parent.work,
        kind: parent.kind,
        record: parent.record,
      }),
    ]),
    ...record.contributors.map(({ name, player, influence, edits }) => [
      player.startsWith("work:") ? t("oneRecordPage.work") : t("oneRecordPage.maker"),
      t("oneRecordPage.nameShareEditsEdit", {
        name: name ?? t("makers.anonymous"),
        share: shareWords(t, influence),
        edits,
        player,
      }),
    ]),
    [
      t("oneRecordPage.licence"),
      `${record.licence}${record.doNotTrain ? t("oneRecordPage.notForTraining") : ""}`,
    ],
    [
      t("oneRecordPage.signedBy"),
      t("oneRecordPage.keyKeyidValue", { keyId: signed.keyId, value: new Date(record.at).toISOString() }),
    ],
    [t("oneRecordPage.signature"), signed.signature],
  ];
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-4xl px-5 pt-6 sm:px-10">
        <h1 className="font-semibold text-4xl tracking-[-0.03em]">
          {t.rich("oneRecordPage.recordOfTitle", {
            title: () => <bdi>{record.title}</bdi>,
          })}
        </h1>
        <p className="mt-3 max-w-prose text-soft">
          {t("oneRecordPage.whatSignedWhenWork")}{" "}
          {t.rich("oneRecordPage.verifyFile", {
            link: (chunks) => (
              <Link href="/verify" className="text-ink underline underline-offset-4">
                {chunks}
              </Link>
            ),
          })}{" "}
          <a
            href={`/api/works/${record.work}/record/${record.version}.json`}
            className="text-ink underline underline-offset-4"
          >
            {t("oneRecordPage.takeRecordJson")}
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
        <h2 className="mt-10 font-semibold text-xl">{t("oneRecordPage.files")}</h2>
        <ul className="mt-3 flex flex-col gap-2 break-all font-mono text-sm">
          {signed.files.map((file) => (
            <li key={file.hash}>
              {t.rich("oneRecordPage.filePxFormat", {
                file: file.size,
                format: file.format,
                hash: () => file.hash,
              })}
            </li>
          ))}
        </ul>
      </main>
      <SiteFooter />
    </>
  );
}
