import { inputClass } from "@/app/_components/ui/input-class";
import { Select } from "@/app/_components/ui/select";
import { type Draft, SPANS } from "./draft";

type UntilFieldProps = { draft: Draft; onChange: (some: Partial<Draft>) => void };

/** Where a measure about a person ends. */
export function UntilField({ draft, onChange }: UntilFieldProps) {
  const options = SPANS.filter(({ value }) => value !== "never" || draft.person === "ban");
  return (
    <div className="grid grid-cols-2 gap-3">
      <Select label="Until" value={draft.span} options={options} onChange={(span) => onChange({ span })} />
      {draft.span === "date" && (
        <label className="block">
          <span className="mb-1 block text-sm text-soft">The end of</span>
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
