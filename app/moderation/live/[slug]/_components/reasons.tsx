"use client";

import { useTranslations } from "next-intl";
import type { Draft } from "@/app/_moderation/decide/draft";
import { FactsField } from "@/app/_moderation/decide/facts-field";
import { RuleField } from "@/app/_moderation/decide/rule-field";

export type Reasoned = Pick<Draft, "rule" | "facts">;
type ReasonsProps = { said: Reasoned; onChange: (some: Partial<Reasoned>) => void; lifts?: boolean };

/** Which rule, and what was found; only why, where something is taken back. Whom it concerns reads both. */
export const Reasons = ({ said, onChange, lifts = false }: ReasonsProps) => {
  const t = useTranslations("desk");
  return (
    <>
      {!lifts && <RuleField rule={said.rule} onChange={onChange} />}
      <FactsField
        label={lifts ? t("reasons.why") : t("reasons.whatWasFound")}
        hint={t("reasons.whomConcernsReadsNot")}
        facts={said.facts}
        onChange={onChange}
      />
    </>
  );
};
