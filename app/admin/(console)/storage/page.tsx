import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Table } from "@/app/_components/table";
import type { Say } from "@/app/_words/say";
import { callerFor } from "@/server/trpc/caller";
import { Section, Title } from "../../_components/title";
import { bytesInWords } from "../../_components/words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("storagePage.storage") };
}

const kindsIn = (t: Say<"admin">) => ({
  works: t("storagePage.filesOfWorks"),
  without: t("storagePage.picturesWithoutSomebody"),
  settled: t("storagePage.settledPicturesRooms"),
  exports: t("storagePage.exportsRoomsKeptDay"),
  orphans: t("storagePage.namedNothingAnyMore"),
});

export default async function Storage() {
  const t = await getTranslations("admin");
  const api = await callerFor(await headers());
  const { kinds, growth, rows } = await api.admin.storage();
  const total = kinds.reduce((sum, kind) => sum + kind.bytes, 0);
  return (
    <>
      <Title about={t("storagePage.picturesKeptUnderTheir")}>{t("storagePage.storage")}</Title>
      <Section title={t("storagePage.bytesinOfPictures", { bytesIn: bytesInWords(total) })}>
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
          head={[
            t("storagePage.what"),
            t("storagePage.howMany"),
            t("storagePage.size"),
            t("storagePage.share"),
          ]}
          rows={kinds.map(({ kind, count, bytes }) => ({
            key: kind,
            cells: [
              kindsIn(t)[kind],
              count,
              bytesInWords(bytes),
              total > 0 ? `${Math.round((100 * bytes) / total)}\u00a0%` : "",
            ],
          }))}
        />
      </Section>
      <Section title={t("storagePage.growth")}>
        <Table
          head={[t("storagePage.inTheLast"), t("storagePage.pictures"), t("storagePage.size")]}
          rows={growth.map(({ days, count, bytes }) => ({
            key: String(days),
            cells: [days === 1 ? "day" : t("storagePage.daysDays", { days }), count, bytesInWords(bytes)],
          }))}
        />
      </Section>
      <Section title={t("storagePage.rows")}>
        <Table
          head={[t("storagePage.what"), t("storagePage.howMany")]}
          rows={rows.map(({ table, count }) => ({ key: table, cells: [table, count] }))}
        />
      </Section>
    </>
  );
}
