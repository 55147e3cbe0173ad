import type { Say } from "@/app/_words/say";
import { RULE_IDS, type RuleId } from "@/core/moderation/rules";
import type { SubjectKind } from "@/core/moderation/subjects";

/** Which rule it is, in a few words, and what it says. */
export const ruleTitle = (t: Say<"terms">, rule: RuleId): string => t(`rules.${rule}`);
/** The same for what an old case says: a rule that is gone is called by its id. */
export const anyRuleTitle = (t: Say<"terms">, rule: string): string => {
  const known = RULE_IDS.find((id) => id === rule);
  return known ? ruleTitle(t, known) : rule;
};
export const ruleText = (t: Say<"terms">, rule: RuleId): string => t(`ruleTexts.${rule}`);

/** What a subject is called in a sentence. */
export const subjectWord = (t: Say<"terms">, kind: SubjectKind): string => t(`subjects.${kind}`);
