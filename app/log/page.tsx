import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { LogEntry } from "@/app/_api/types";
import { pageOf } from "@/app/_collections/read";
import { momentWords } from "@/app/_components/days";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { Table } from "@/app/_components/table";
import { OpenSections } from "@/app/_moderation/open-sections";
import { ruleTitle, subjectWord } from "@/app/_moderation/rule-words";
import type { Say } from "@/app/_words/say";
import { callerFor } from "@/server/trpc/caller";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transparency");
  return {
    title: t("logPage.moderationLog"),
    description: t("logPage.whatModeratorsPlaceDecided"),
  };
}

type LogProps = { searchParams: Promise<{ page?: string | string[] }> };

/** Every decision there was, without names. */
export default async function Log({ searchParams }: LogProps) {
  const tTerms = await getTranslations("terms");
  const t = await getTranslations("transparency");
  const api = await callerFor(await headers());
  const page = pageOf((await searchParams).page);
  const [me, { entries, more }] = await Promise.all([api.me.get(), api.moderation.log({ page })]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1100px] px-5 pt-6 sm:px-10">
        <OpenSections at="/log" />
        <h1 className="mt-8 font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">
          {t("logPage.moderationLog")}
        </h1>
        <p className="mt-3 max-w-prose text-lg text-soft">{t("logPage.everyDecisionAppealAnswer")}</p>
        <div className="mt-10">
          {entries.length === 0 ? (
            <p className="text-lg text-soft">
              {page > 1 ? t("logPage.thereNothingOlder") : t("logPage.nothingHasBeenDecided")}
            </p>
          ) : (
            <Table
              head={[
                t("logPage.when"),
                t("logPage.case"),
                t("logPage.about"),
                t("logPage.what"),
                t("logPage.rule"),
              ]}
              rows={entries.map((entry, i) => rowOf(tTerms, t, entry, i))}
            />
          )}
        </div>
        {(page > 1 || more) && (
          <nav aria-label={t("logPage.pages")} className="mt-8 flex gap-6">
            {page > 1 && (
              <Link
                href={page === 2 ? "/log" : `/log?page=${page - 1}`}
                className="touch underline underline-offset-4"
              >
                {t("logPage.newer")}
              </Link>
            )}
            {more && (
              <Link href={`/log?page=${page + 1}`} className="touch underline underline-offset-4">
                {t("logPage.older")}
              </Link>
            )}
          </nav>
        )}
      </main>
      <SiteFooter />
    </>
  );
}

const rowOf = (
  tTerms: Say<"terms">,
  t: Say<"transparency">,
  { case: number, at, kind, deeds, rule, until }: LogEntry,
  i: number,
) => ({
  key: `${at} ${number} ${i}`,
  cells: [
    <time key="at" dateTime={new Date(at).toISOString()} className="sm:whitespace-nowrap">
      {momentWords(tTerms, at)}
    </time>,
    number,
    <span key="about" className="sm:whitespace-nowrap">
      {t("logPage.aKind", { kind: subjectWord(tTerms, kind) })}
    </span>,
    `${deeds.map((deed) => t(`logDeeds.${deed}`)).join(", ")}${until === null ? "" : t("logPage.untilMoment", { moment: momentWords(tTerms, until) })}`,
    rule ? (
      <Link key="rule" href={`/rules#${rule}`} className="touch underline underline-offset-4">
        {ruleTitle(tTerms, rule)}
      </Link>
    ) : (
      <span key="rule" className="text-soft">
        {t("logPage.asDecided")}
      </span>
    ),
  ],
});
