import { useTranslations } from "next-intl";
import { useId } from "react";
import { inputClass } from "@/app/_components/ui/input-class";
import { REASONS_LENGTH } from "@/core/moderation/limits";
import { type Draft, FEWEST } from "./draft";

type FactsFieldProps = {
  label?: string;
  hint?: string;
  facts: string;
  onChange: (some: Pick<Draft, "facts">) => void;
};

/** What was found, for whom it concerns to read. */
export function FactsField({ label, hint, facts, onChange }: FactsFieldProps) {
  const t = useTranslations("moderation");
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 flex justify-between text-sm text-soft">
        {label ?? t("factsField.whatWasFound")}
        <span aria-hidden className="numbers">
          {facts.length} / {REASONS_LENGTH}
        </span>
      </label>
      <textarea
        id={id}
        value={facts}
        rows={4}
        required
        minLength={FEWEST}
        maxLength={REASONS_LENGTH}
        aria-describedby={hint && `${id}-about`}
        onChange={(event) => onChange({ facts: event.target.value })}
        className={`${inputClass} h-auto py-2`}
      />
      {hint && (
        <p id={`${id}-about`} className="mt-1 text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
