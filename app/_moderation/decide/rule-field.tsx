import { Select } from "@/app/_components/ui/select";
import { RULE_IDS, RULES } from "@/core/moderation/rules";
import type { Draft } from "./draft";

const OPTIONS: readonly { value: Draft["rule"]; label: string }[] = [
  { value: "", label: "Choose a rule" },
  ...RULE_IDS.map((id) => ({ value: id, label: RULES[id].title })),
];

type RuleFieldProps = { rule: Draft["rule"]; onChange: (some: Pick<Draft, "rule">) => void };

/** The rule that a decision cites. */
export const RuleField = ({ rule, onChange }: RuleFieldProps) => (
  <Select label="Rule" value={rule} options={OPTIONS} required onChange={(rule) => onChange({ rule })} />
);
