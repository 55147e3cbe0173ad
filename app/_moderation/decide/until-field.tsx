import { useTranslations } from "next-intl";
import { inputClass } from "@/app/_components/ui/input-class";
import { Select } from "@/app/_components/ui/select";
import { type Draft, spansIn } from "./draft";

type UntilFieldProps = { draft: Draft; onChange: (some: Partial<Draft>) => void };

/** Where a measure about a person ends. */
export function UntilField({ draft, onChange }: UntilFieldProps) {
  const t = useTranslations("moderation");
  const options = spansIn(t).filter(({ value }) => value !== "never" || draft.person === "ban");
  return (
    <div className="grid grid-cols-2 gap-3">
      <Select
        label={t("untilField.until")}
        value={draft.span}
        options={options}
        onChange={(span) => onChange({ span })}
      />
      {draft.span === "date" && (
        <label className="block">
          <span className="mb-1 block text-sm text-soft">{t("untilField.theEndOf")}</span>
          <input
            type="date"
            value={draft.date}
            onChange={(event) => onChange({ date: event.target.value })}
            className={inputClass}
          />
        </label>
      )}
    </div>
  );
}
