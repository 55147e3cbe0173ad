import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { MyReport } from "@/app/_api/types";
import { momentWords } from "@/app/_components/days";
import { ruleTitle, subjectWord } from "@/app/_moderation/rule-words";
import type { Say } from "@/app/_words/say";
import { minePage } from "../_components/mine-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("reportsPage.myReports") };
}

const outcomesIn = (t: Say<"me">): Record<MyReport["outcome"], { title: string; words: string }> => ({
  waiting: { title: t("reportsPage.waiting"), words: t("reportsPage.moderatorHasYetDecide") },
  acted: {
    title: t("reportsPage.actedOn"),
    words: t("reportsPage.moderatorsFoundBrokeRules"),
  },
  nothing: {
    title: t("reportsPage.nothingAgainstRules"),
    words: t("reportsPage.moderatorsLookedStays"),
  },
  overturned: {
    title: t("reportsPage.overturned"),
    words: t("reportsPage.moderatorsActedAppealAnother"),
  },
});

export default function MyReports() {
  const t = useTranslations("me");
  return minePage("reports", async (api) => {
    const reports = await api.moderation.myReports();
    return (
      <div className="max-w-3xl">
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">{t("reportsPage.myReports")}</h1>
        <p className="mt-2 text-soft">
          {t("reportsPage.whatSaidAgainst")}{" "}
          {t.rich("reportsPage.rulesWhatCameNobody", {
            link: (chunks) => (
              <Link href="/rules" className="touch text-ink underline underline-offset-4">
                {chunks}
              </Link>
            ),
          })}
        </p>
        {reports.length === 0 && (
          <p className="mt-6 text-lg text-soft">{t("reportsPage.noneWorksCommentsPeople")}</p>
        )}
        <ul className="mt-6">
          {reports.map((report) => (
            <li key={report.id} className="border-line border-t py-5">
              <Report report={report} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function Report({ report: { kind, title, rule, text, at, outcome } }: { report: MyReport }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("me");
  const { title: came, words } = outcomesIn(t)[outcome];
  return (
    <article className="grid gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_14rem]">
      <div className="min-w-0">
        <h2 dir="auto" className="wrap-anywhere font-medium">
          {kind === "chat" || kind === "comment" ? `“${title}”` : title}
        </h2>
        <p className="text-sm text-soft">
          {t("reportsPage.kindReportedMomentUnder", {
            kind: subjectWord(tTerms, kind),
            moment: momentWords(tTerms, at),
            title: ruleTitle(tTerms, rule),
          })}
        </p>
        {text && (
          <p dir="auto" className="mt-2 whitespace-pre-line wrap-anywhere border-line border-s-2 ps-3">
            {text}
          </p>
        )}
      </div>
      <p className="text-sm">
        <span className="block font-medium text-base">{came}</span>
        <span className="text-soft">{words}</span>
      </p>
    </article>
  );
}
