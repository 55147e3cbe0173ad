"use client";

import { useId } from "react";
import { cn } from "@/app/_components/ui/cn";

type SegmentedProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
};

/** One of a few short words: the browser's own radio buttons, each as large as its word's field. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={cn("flex rounded-md bg-sunk p-0.5", className)}>
      {options.map((option) => (
        <label
          key={option.value}
          data-state={option.value === value ? "on" : "off"}
          className="narrow touch relative flex h-9 flex-1 items-center justify-center rounded-[5px] px-2 text-center text-sm text-soft has-checked:bg-[light-dark(var(--color-raised),var(--color-well))] has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 size-full cursor-pointer appearance-none rounded-[5px] outline-none"
          />
          <span className="relative z-1">{option.label}</span>
        </label>
      ))}
    </div>
  );
}
