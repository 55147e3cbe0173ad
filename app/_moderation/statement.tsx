import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Decision } from "@/core/moderation/events";
import type { SubjectKind } from "@/core/moderation/subjects";
import { ruleText, ruleTitle } from "./rule-words";
import { statementWords } from "./statement-words";

type StatementProps = {
  decision: Decision;
  /** What was decided on; left out, it is called “it”. */
  kind?: SubjectKind;
  /** How to appeal, and until when. Null: there is nothing to appeal, or no more. */
  appeal?: string | null;
};

/** The statement of reasons of a decision: what is restricted, where, how long, the facts, the rule, by whom, how to appeal. */
export function Statement({ decision, kind, appeal }: StatementProps) {
  const t = useTranslations("moderation");
  const tTerms = useTranslations("terms");
  const { restricted, where, duration } = statementWords(t, tTerms, decision, kind);
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <Part name={t("statement.what")}>
        {restricted.map((words) => (
          <p key={words} className="wrap-anywhere">
            {words}
          </p>
        ))}
      </Part>
      <Part name={t("statement.where")}>{where}</Part>
      <Part name={t("statement.howLong")}>{duration}</Part>
      <Part name={t("statement.whatWasFound")}>
        <p dir="auto" className="whitespace-pre-line wrap-anywhere">
          {decision.facts}
        </p>
      </Part>
      <Part name={t("statement.rule")}>
        <Link href={`/rules#${decision.rule}`} className="touch font-medium underline underline-offset-4">
          {ruleTitle(tTerms, decision.rule)}
        </Link>
        <p className="text-soft">{ruleText(tTerms, decision.rule)}</p>
      </Part>
      <Part name={t("statement.automated")}>{t("statement.noPersonDecidedAutomatic")}</Part>
      {appeal !== null && (
        <Part name={t("statement.appeal")}>{appeal ?? t("statement.onceWithinTwentyDays")}</Part>
      )}
    </dl>
  );
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="contents">
    <dt className="text-soft max-sm:-mb-3">{name}</dt>
    <dd className="min-w-0 max-w-prose">{children}</dd>
  </div>
);
