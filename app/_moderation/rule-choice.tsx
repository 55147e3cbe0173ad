"use client";

import { useTranslations } from "next-intl";
import { ruleText, ruleTitle } from "@/app/_moderation/rule-words";
import { RULE_IDS, type RuleId } from "@/core/moderation/rules";

/** One of the rules, gravest first; the chosen one says what it means. */
export function RuleChoice({ rule, onChange }: { rule: RuleId | null; onChange: (rule: RuleId) => void }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("moderation");
  return (
    <div>
      <fieldset className="grid gap-1.5 sm:grid-cols-2">
        <legend className="mb-1.5 font-medium text-sm">{t("ruleChoice.ruleBreaks")}</legend>
        {RULE_IDS.map((id) => (
          <label
            key={id}
            className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md border border-line px-3 py-1.5 leading-snug has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="rule"
              value={id}
              required
              checked={rule === id}
              onChange={() => onChange(id)}
              className="size-4 shrink-0 accent-ink outline-none"
            />
            {ruleTitle(tTerms, id)}
          </label>
        ))}
      </fieldset>
      <p aria-live="polite" className="mt-3 min-h-[3lh] text-sm text-soft sm:min-h-[2lh]">
        {rule ? (
          ruleText(tTerms, rule)
        ) : (
          <>
            {t("ruleChoice.allRulesFull")}{" "}
            <a
              href="/rules"
              target="_blank"
              rel="noopener"
              className="touch text-ink underline underline-offset-4"
            >
              {t("ruleChoice.rulesPage")}
            </a>
            .
          </>
        )}
      </p>
    </div>
  );
}
