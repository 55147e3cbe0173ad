import { useTranslations } from "next-intl";
import { Select } from "@/app/_components/ui/select";
import { ruleTitle } from "@/app/_moderation/rule-words";
import type { Say } from "@/app/_words/say";
import { RULE_IDS } from "@/core/moderation/rules";
import type { Draft } from "./draft";

const optionsIn = (
  tTerms: Say<"terms">,
  t: Say<"moderation">,
): readonly { value: Draft["rule"]; label: string }[] => [
  { value: "", label: t("ruleField.chooseARule") },
  ...RULE_IDS.map((id) => ({ value: id, label: ruleTitle(tTerms, id) })),
];

type RuleFieldProps = { rule: Draft["rule"]; onChange: (some: Pick<Draft, "rule">) => void };

/** The rule that a decision cites. */
export const RuleField = ({ rule, onChange }: RuleFieldProps) => {
  const tTerms = useTranslations("terms");
  const t = useTranslations("moderation");
  return (
    <Select
      label={t("ruleField.rule")}
      value={rule}
      options={optionsIn(tTerms, t)}
      required
      onChange={(rule) => onChange({ rule })}
    />
  );
};
