import type { Metadata } from "next";
import { headers } from "next/headers";
import type { Transparency as Report } from "@/app/_api/types";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { OpenSections } from "@/app/_moderation/open-sections";
import { dateWords } from "@/app/_works/makers";
import { callerFor } from "@/server/trpc/caller";
import { Bars } from "./_components/bars";
import { ChooseSpan } from "./_components/choose-span";
import { OverTime } from "./_components/over-time";
import { type Span, spanOf } from "./_components/spans";

export const metadata: Metadata = {
  title: "Transparency",
  description: "How many reports, decisions and appeals there were, and how they ended.",
};

type TransparencyProps = {
  searchParams: Promise<Record<"span" | "from" | "to", string | string[] | undefined>>;
};

/** What moderation did in a span of time, in figures, counted anew from its events whenever somebody looks. */
export default async function Transparency({ searchParams }: TransparencyProps) {
  const api = await callerFor(await headers());
  const span = spanOf(await searchParams, Date.now());
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
        <h1 className="mt-8 font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">Transparency</h1>
        <p className="mt-3 mb-8 max-w-prose text-lg text-soft">
          What was reported, what was decided, and how appeals ended. Counted from the events of moderation
          themselves, so it cannot say other than what was done. Nobody is named.
        </p>
        <ChooseSpan span={span} shownFrom={from} />
        <p className="mt-6 border-line border-t pt-6 font-medium">{spanWords(span, from, report)}</p>
        {report.first === null ? <Nothing report={report} /> : <Figures report={report} />}
      </main>
      <SiteFooter />
    </>
  );
}

const spanWords = ({ id, to }: Span, from: number, { first }: Report): string =>
  id === "all" && first === null ? "Since the beginning" : `${dateWords(from)} to ${dateWords(to - 1)}`;

const Nothing = ({ report }: { report: Report }) => (
  <p className="mt-4 max-w-prose text-lg text-soft">
    Nothing was reported and nothing was decided in this time.
    {report.waiting > 0 && ` ${casesWords(report.waiting)} from before waiting for a decision.`}
  </p>
);

const casesWords = (n: number): string => (n === 1 ? "1 case is" : `${n} cases are`);

function Figures({ report }: { report: Report }) {
  const { appeals } = report;
  const decided = report.decisions.reduce((sum, { count }) => sum + count, 0);
  const answered = appeals.upheld + appeals.overturned;
  return (
    <>
      <dl className="mt-6 grid grid-cols-2 gap-x-8 gap-y-6 sm:grid-cols-3 lg:grid-cols-6">
        <Figure name="reports" value={report.reports} />
        <Figure name="found by automatic checks" value={report.automated} />
        <Figure name="cases opened" value={report.cases} />
        <Figure name="decisions" value={decided} />
        <Figure name="hours to a decision, the middle one" value={hoursWords(report.medianHours)} />
        <Figure name="cases waiting, as of now" value={report.waiting} />
      </dl>
      <div className="mt-14 flex flex-col gap-14">
        <OverTime series={report.series} />
        {report.decisions.length > 0 && (
          <Bars
            caption="What was decided"
            head={["Outcome", "Decisions"]}
            rows={report.decisions.map(({ label, count }) => ({ key: label, name: label, counts: [count] }))}
          />
        )}
        {report.rules.length > 0 && (
          <Bars
            caption="Under which rules"
            head={["Rule", "Reported", "Acted on"]}
            rows={report.rules.map(({ id, title, reports, acted }) => ({
              key: id,
              name: title,
              href: `/rules#${id}`,
              counts: [reports, acted],
            }))}
          />
        )}
        <Bars
          caption="Appeals"
          head={["Appeals", "Count"]}
          rows={[
            { key: "made", name: "Made", counts: [appeals.made] },
            { key: "upheld", name: "Answered: the decision stands", counts: [appeals.upheld] },
            { key: "overturned", name: "Answered: the decision was wrong", counts: [appeals.overturned] },
            { key: "waiting", name: "Waiting for an answer, as of now", counts: [appeals.waiting] },
          ]}
        />
        <p className="max-w-prose text-soft">
          {answered > 0
            ? `Of ${answered} answered ${answered === 1 ? "appeal" : "appeals"}, ${appeals.overturned} showed that we had been wrong. `
            : ""}
          A report counts in the time it was made, a decision in the time it was made, so one time’s reports
          and decisions need not match. Several reports on one thing are one case. Decisions that were taken
          back are still counted as decisions; every one is in the log.
        </p>
      </div>
    </>
  );
}

const hoursWords = (hours: number | null): string =>
  hours === null ? "none yet" : hours < 0.1 ? "under 0.1" : String(hours);

const Figure = ({ name, value }: { name: string; value: number | string }) => (
  <div className="flex flex-col-reverse justify-end">
    <dt className="text-sm text-soft">{name}</dt>
    <dd className="numbers font-semibold text-3xl tracking-tight">{value}</dd>
  </div>
);
