import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Administration" };

/** For admins: what renders, and why other engines do not. To others this page does not exist. */
export default async function Admin() {
  const api = await callerFor(await headers());
  const me = await api.me.get();
  const rendering = await api.admin.rendering().catch((error: unknown) => {
    if (error instanceof TRPCError) notFound();
    throw error;
  });
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-4xl px-5 pt-6 pb-24 sm:px-10">
        <h1 className="font-semibold text-4xl tracking-[-0.03em]">Rendering</h1>
        <p className="mt-3 text-lg">
          {rendering.engine
            ? `${rendering.engine} renders, ${rendering.state}.`
            : `Nothing renders: ${rendering.state}.`}
        </p>
        <Table
          title="Engines not used"
          head={["Engine", "Why"]}
          rows={rendering.skipped.map(({ engine, why }) => [engine, why])}
        />
        <Table
          title="Self-checks"
          head={["Model", "Engine", "PSNR", "A frame", ""]}
          rows={rendering.selfChecks.map((check) => [
            check.model,
            check.engine,
            Number.isFinite(check.psnr) ? `${check.psnr.toFixed(1)} dB` : "equal",
            check.frameMs === null ? "" : `${check.frameMs.toFixed(1)} ms`,
            check.ok ? "passes" : (check.why ?? "fails"),
          ])}
        />
        <Table
          title="Models refused"
          head={["Folder", "Why"]}
          rows={[...rendering.refusedFolders].map(({ id, why }) => [id, why])}
        />
        <Table
          title="Workers"
          head={["Process", "State", "Restarts", "Rendered"]}
          rows={rendering.workers.map((w) => [
            String(w.pid ?? ""),
            w.state,
            String(w.restarts),
            String(w.rendered),
          ])}
        />
        <Table
          title="Queue"
          head={["Waiting", "In flight", "Settling", "To settle"]}
          rows={[
            [
              rendering.queue.waiting,
              rendering.queue.inFlight,
              rendering.queue.settling,
              rendering.queue.settlesWaiting,
            ].map(String),
          ]}
        />
      </main>
    </>
  );
}

function Table({
  title,
  head,
  rows,
}: {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    <section className="mt-10 overflow-x-auto">
      <h2 className="font-semibold text-xl">{title}</h2>
      {rows.length === 0 ? (
        <p className="mt-2 text-soft">None.</p>
      ) : (
        <table className="mt-3 w-full min-w-md text-left text-sm">
          <thead className="text-soft">
            <tr className="border-line border-b">
              {head.map((name) => (
                <th key={name} className="py-2 pr-4 font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join()} className="border-line border-b align-top">
                {row.map((cell, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                  <td key={i} className="py-2 pr-4">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
