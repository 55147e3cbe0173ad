"use client";

import { useId } from "react";
import { inputClass } from "@/app/_components/ui/input-class";
import { REASONS_LENGTH } from "@/core/moderation/events";
import { RULE_IDS, RULES, RuleId } from "@/core/moderation/rules";

/** Which rule, and what was seen. Whom it concerns reads both. */
export function Reasons({ lifts = false }: { lifts?: boolean }) {
  const [rule, facts] = [useId(), useId()];
  return (
    <>
      {!lifts && (
        <div className="flex flex-col gap-1.5">
          <label htmlFor={rule} className="font-medium text-sm">
            Which rule
          </label>
          <select id={rule} name="rule" required defaultValue="" className={inputClass}>
            <option value="" disabled>
              Choose one
            </option>
            {RULE_IDS.map((id) => (
              <option key={id} value={id}>
                {RULES[id].title}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="flex flex-col gap-1.5">
        <label htmlFor={facts} className="font-medium text-sm">
          {lifts ? "Why" : "What you saw"}
        </label>
        <textarea
          id={facts}
          name="facts"
          required
          minLength={10}
          maxLength={REASONS_LENGTH}
          rows={3}
          aria-describedby={`${facts}-about`}
          className={`${inputClass} h-auto py-2`}
        />
        <p id={`${facts}-about`} className="text-sm text-soft">
          Whom it concerns reads this, and not who you are. It is kept in the audit log with your name.
        </p>
      </div>
    </>
  );
}

export const reasonsOf = (form: FormData): { rule: RuleId; facts: string } => ({
  rule: RuleId.parse(form.get("rule")),
  facts: factsOf(form),
});
export const factsOf = (form: FormData): string => String(form.get("facts"));
