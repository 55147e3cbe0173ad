"use client";

import type { Draft } from "@/app/_moderation/decide/draft";
import { FactsField } from "@/app/_moderation/decide/facts-field";
import { RuleField } from "@/app/_moderation/decide/rule-field";

export type Reasoned = Pick<Draft, "rule" | "facts">;
type ReasonsProps = { said: Reasoned; onChange: (some: Partial<Reasoned>) => void; lifts?: boolean };

/** Which rule, and what was found; only why, where something is taken back. Whom it concerns reads both. */
export const Reasons = ({ said, onChange, lifts = false }: ReasonsProps) => (
  <>
    {!lifts && <RuleField rule={said.rule} onChange={onChange} />}
    <FactsField
      label={lifts ? "Why" : "What was found"}
      hint="Whom it concerns reads this, and not who you are. It is kept in the audit log with your name."
      facts={said.facts}
      onChange={onChange}
    />
  </>
);
