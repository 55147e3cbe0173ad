import type { Metadata } from "next";
import { headers } from "next/headers";
import { Table } from "@/app/_components/table";
import { callerFor } from "@/server/trpc/caller";
import { Section, Title } from "../../_components/title";
import { bytesInWords } from "../../_components/words";

export const metadata: Metadata = { title: "Storage" };

const KINDS = {
  works: "Files of works",
  without: "Pictures without somebody",
  settled: "Settled pictures of rooms",
  exports: "Exports of rooms, kept for a day",
  orphans: "Named by nothing any more",
};

export default async function Storage() {
  const api = await callerFor(await headers());
  const { kinds, growth, rows } = await api.admin.storage();
  const total = kinds.reduce((sum, kind) => sum + kind.bytes, 0);
  return (
    <>
      <Title about="Pictures are kept under their hash, each once, however many name it.">Storage</Title>
      <Section title={`${bytesInWords(total)} of pictures`}>
        {total > 0 && (
          <div aria-hidden className="mb-4 flex h-3 max-w-3xl gap-0.5 overflow-hidden rounded-full">
            {kinds.map(({ kind, bytes }, i) => (
              <span
                key={kind}
                className="bg-ink"
                style={{ width: `${(100 * bytes) / total}%`, opacity: 1 - i * 0.25 }}
              />
            ))}
          </div>
        )}
        <Table
          head={["What", "How many", "Size", "Share"]}
          rows={kinds.map(({ kind, count, bytes }) => ({
            key: kind,
            cells: [
              KINDS[kind],
              count,
              bytesInWords(bytes),
              total > 0 ? `${Math.round((100 * bytes) / total)} %` : "",
            ],
          }))}
        />
      </Section>
      <Section title="Growth">
        <Table
          head={["In the last", "Pictures", "Size"]}
          rows={growth.map(({ days, count, bytes }) => ({
            key: String(days),
            cells: [days === 1 ? "day" : `${days} days`, count, bytesInWords(bytes)],
          }))}
        />
      </Section>
      <Section title="Rows">
        <Table
          head={["What", "How many"]}
          rows={rows.map(({ table, count }) => ({ key: table, cells: [table, count] }))}
        />
      </Section>
    </>
  );
}
