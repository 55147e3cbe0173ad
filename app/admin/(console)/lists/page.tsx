import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Table } from "@/app/_components/table";
import { callerFor } from "@/server/trpc/caller";
import { LiftFingerprint } from "../../_components/lists/lift-fingerprint";
import { WordLists } from "../../_components/lists/word-lists";
import { Section, Title } from "../../_components/title";
import { day } from "../../_components/words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("listsPage.lists") };
}

export default async function Lists() {
  const t = await getTranslations("admin");
  const api = await callerFor(await headers());
  const [words, looks] = await Promise.all([api.admin.words.list(), api.admin.fingerprints.list()]);
  return (
    <>
      <Title>{t("listsPage.lists")}</Title>
      <Section title={t("listsPage.words")} about={t("listsPage.listedWordBringsWhat")}>
        <WordLists words={words} />
      </Section>
      <Section title={t("listsPage.blockedLooks")} about={t("listsPage.workLooksLikeOne")}>
        <Table
          head={[
            t("listsPage.work"),
            t("listsPage.look"),
            t("listsPage.by"),
            t("listsPage.since"),
            t("listsPage.whatToDo"),
          ]}
          empty={t("listsPage.noLookBlocked")}
          rows={looks.map(({ work, title, case: of, hash, by, at, liftedAt }) => ({
            key: `${work}-${of}-${at}`,
            cells: [
              <Link dir="auto" key="work" href={`/moderation/cases/${of}`} className="hover:underline">
                {title}
              </Link>,
              <code key="hash" className="text-sm">
                {hash}
              </code>,
              by,
              day(t, at),
              liftedAt ? (
                t("listsPage.liftedDay", { day: day(t, liftedAt) })
              ) : (
                <LiftFingerprint key="lift" work={work} title={title} />
              ),
            ],
          }))}
        />
      </Section>
    </>
  );
}
