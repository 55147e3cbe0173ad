import { useTranslations } from "next-intl";
import { Select } from "@/app/_components/ui/select";
import type { Say } from "@/app/_words/say";
import { RULE_IDS, RULES } from "@/core/moderation/rules";
import type { Draft } from "./draft";

const optionsIn = (t: Say<"moderation">): readonly { value: Draft["rule"]; label: string }[] => [
  { value: "", label: t("ruleField.chooseARule") },
  ...RULE_IDS.map((id) => ({ value: id, label: RULES[id].title })),
];

type RuleFieldProps = { rule: Draft["rule"]; onChange: (some: Pick<Draft, "rule">) => void };

/** The rule that a decision cites. */
export const RuleField = ({ rule, onChange }: RuleFieldProps) => {
  const t = useTranslations("moderation");
  return (
    <Select
      label={t("ruleField.rule")}
      value={rule}
      options={optionsIn(t)}
      required
      onChange={(rule) => onChange({ rule })}
    />
  );
};
