import { cn } from "@/app/_components/ui/cn";

type MeasuresProps<T extends string> = {
  legend: string;
  name: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** One of a few measures, side by side, mildest first. */
export function Measures<T extends string>({ legend, name, value, options, onChange }: MeasuresProps<T>) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm text-soft">{legend}</legend>
      <div className="flex flex-wrap gap-px overflow-hidden rounded-md border border-edge bg-line">
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "inline-flex h-11 flex-1 cursor-pointer items-center justify-center whitespace-nowrap bg-raised px-2.5 text-sm hover:bg-sunk",
              "has-checked:bg-ink has-checked:font-medium has-checked:text-paper",
              "has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:-outline-offset-4 has-checked:has-focus-visible:outline-paper",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
