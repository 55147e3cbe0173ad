import Link from "next/link";
import type { ReactNode } from "react";
import type { Decision } from "@/core/moderation/events";
import { RULES } from "@/core/moderation/rules";
import { statementWords } from "@/core/moderation/statement";
import type { SubjectKind } from "@/core/moderation/subjects";

type StatementProps = {
  decision: Decision;
  /** What was decided on; left out, it is called “it”. */
  kind?: SubjectKind;
  /** How to appeal, and until when. Null: there is nothing to appeal, or no more. */
  appeal?: string | null;
};

const HOW_TO_APPEAL =
  "Once, within twenty days of the decision, under “My decisions”. Another moderator answers, and what turns out wrong is given back.";

/** The statement of reasons of a decision: what is restricted, where, how long, the facts, the rule, by whom, how to appeal. */
export function Statement({ decision, kind, appeal = HOW_TO_APPEAL }: StatementProps) {
  const { restricted, where, duration } = statementWords(decision, kind);
  const rule = RULES[decision.rule];
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <Part name="What">
        {restricted.map((words) => (
          <p key={words} className="wrap-anywhere">
            {words}
          </p>
        ))}
      </Part>
      <Part name="Where">{where}</Part>
      <Part name="How long">{duration}</Part>
      <Part name="What was found">
        <p dir="auto" className="whitespace-pre-line wrap-anywhere">
          {decision.facts}
        </p>
      </Part>
      <Part name="Rule">
        <Link href={`/rules#${decision.rule}`} className="touch font-medium underline underline-offset-4">
          {rule.title}
        </Link>
        <p className="text-soft">{rule.text}</p>
      </Part>
      <Part name="Automated">
        No. A person decided. Automatic checks only bring things to a moderator’s attention.
      </Part>
      {appeal && <Part name="Appeal">{appeal}</Part>}
    </dl>
  );
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="contents">
    <dt className="text-soft max-sm:-mb-3">{name}</dt>
    <dd className="min-w-0 max-w-prose">{children}</dd>
  </div>
);
