import type { Metadata } from "next";
import { headers } from "next/headers";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { Transparency as Report } from "@/app/_api/types";
import { dateWords } from "@/app/_components/days";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { OpenSections } from "@/app/_moderation/open-sections";
import type { Say } from "@/app/_words/say";
import { callerFor } from "@/server/trpc/caller";
import { Bars } from "./_components/bars";
import { ChooseSpan } from "./_components/choose-span";
import { OverTime } from "./_components/over-time";
import { type Span, spanOf } from "./_components/spans";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transparency");
  return {
    title: t("page.transparency"),
    description: t("page.howManyReportsDecisions"),
  };
}

type TransparencyProps = {
  searchParams: Promise<Record<"span" | "from" | "to", string | string[] | undefined>>;
};

/** What moderation did in a span of time, in figures, counted anew from its events whenever somebody looks. */
export default async function Transparency({ searchParams }: TransparencyProps) {
  const tTerms = await getTranslations("terms");
  const t = await getTranslations("transparency");
  const api = await callerFor(await headers());
  const span = spanOf(t, await searchParams, Date.now());
  const [me, report] = await Promise.all([
    api.me.get(),
    api.moderation.transparency({ from: span.from, to: span.to }),
  ]);
  const from = span.id === "all" ? (report.first ?? span.to - 1) : span.from;
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1100px] px-5 pt-6 sm:px-10">
        <OpenSections at="/transparency" />
        <h1 className="mt-8 font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">
          {t("page.transparency")}
        </h1>
        <p className="mt-3 mb-8 max-w-prose text-lg text-soft">{t("page.whatReportedWhatDecided")}</p>
        <ChooseSpan span={span} shownFrom={from} />
        <p className="mt-6 border-line border-t pt-6 font-medium">
          {spanWords(tTerms, t, span, from, report)}
        </p>
        {report.first === null ? <Nothing report={report} /> : <Figures report={report} />}
      </main>
      <SiteFooter />
    </>
  );
}

const spanWords = (
  tTerms: Say<"terms">,
  t: Say<"transparency">,
  { id, to }: Span,
  from: number,
  { first }: Report,
): string =>
  id === "all" && first === null
    ? t("page.sinceTheBeginning")
    : t("page.dateToDate2", { date: dateWords(tTerms, from), date2: dateWords(tTerms, to - 1) });

const Nothing = ({ report }: { report: Report }) => {
  const t = useTranslations("transparency");
  return (
    <p className="mt-4 max-w-prose text-lg text-soft">
      {t("page.nothingReportedNothingDecided", {
        waiting: report.waiting,
        cases: casesWords(t, report.waiting),
      })}
    </p>
  );
};

const casesWords = (t: Say<"transparency">, n: number): string =>
  n === 1 ? t("page.n1CaseIs") : t("page.nCasesAre", { n });

function Figures({ report }: { report: Report }) {
  const t = useTranslations("transparency");
  const { appeals } = report;
  const decided = report.decisions.reduce((sum, { count }) => sum + count, 0);
  const answered = appeals.upheld + appeals.overturned;
  return (
    <>
      <dl className="mt-6 grid grid-cols-2 gap-x-8 gap-y-6 sm:grid-cols-3 lg:grid-cols-6">
        <Figure name="reports" value={report.reports} />
        <Figure name={t("page.foundAutomaticChecks")} value={report.automated} />
        <Figure name={t("page.casesOpened")} value={report.cases} />
        <Figure name="decisions" value={decided} />
        <Figure name={t("page.hoursDecisionMiddleOne")} value={hoursWords(t, report.medianHours)} />
        <Figure name={t("page.casesWaitingNow")} value={report.waiting} />
      </dl>
      <div className="mt-14 flex flex-col gap-14">
        <OverTime series={report.series} />
        {report.decisions.length > 0 && (
          <Bars
            caption={t("page.whatWasDecided")}
            head={[t("page.outcome"), t("page.decisions")]}
            rows={report.decisions.map(({ label, count }) => ({ key: label, name: label, counts: [count] }))}
          />
        )}
        {report.rules.length > 0 && (
          <Bars
            caption={t("page.underWhichRules")}
            head={[t("page.rule"), t("page.reported"), t("page.actedOn")]}
            rows={report.rules.map(({ id, title, reports, acted }) => ({
              key: id,
              name: title,
              href: `/rules#${id}`,
              counts: [reports, acted],
            }))}
          />
        )}
        <Bars
          caption={t("page.appeals")}
          head={[t("page.appeals"), t("page.count")]}
          rows={[
            { key: "made", name: t("page.made"), counts: [appeals.made] },
            { key: "upheld", name: t("page.answeredDecisionStands"), counts: [appeals.upheld] },
            { key: "overturned", name: t("page.answeredDecisionWrong"), counts: [appeals.overturned] },
            { key: "waiting", name: t("page.waitingAnswerNow"), counts: [appeals.waiting] },
          ]}
        />
        <p className="max-w-prose text-soft">
          {t("page.text", { answered, overturned: appeals.overturned })}
        </p>
      </div>
    </>
  );
}

const hoursWords = (t: Say<"transparency">, hours: number | null): string =>
  hours === null ? t("page.noneYet") : hours < 0.1 ? t("page.underTenth") : String(hours);

const Figure = ({ name, value }: { name: string; value: number | string }) => (
  <div className="flex flex-col-reverse justify-end">
    <dt className="text-sm text-soft">{name}</dt>
    <dd className="numbers font-semibold text-3xl tracking-tight">{value}</dd>
  </div>
);
