"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { inputClass } from "./input-class";

type FieldProps = ComponentProps<"input"> & { label: string; hint?: ReactNode; error?: string | null };

/** A labelled input with a hint and, when something is wrong, what. */
export function Field({ label, hint, error, className, id, ...rest }: FieldProps) {
  const own = useId();
  const field = id ?? own;
  const about = `${field}-about`;
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <label htmlFor={field} className="font-medium text-sm">
        {label}
      </label>
      <input
        id={field}
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? about : undefined}
        className={inputClass}
        {...rest}
      />
      {(hint || error) && (
        <p
          id={about}
          className={cn("text-sm", error ? "text-danger" : "text-soft")}
          role={error ? "alert" : undefined}
        >
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

type ChoiceProps<T extends string> = {
  legend: string;
  name: string;
  value: T;
  options: readonly { value: T; label: string; hint?: string; picture?: string }[];
  onChange: (value: T) => void;
};

/** One of a few, each with a line that says what it means. */
export function Choice<T extends string>({ legend, name, value, options, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md border border-line px-3 py-2 has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            className="size-4 shrink-0 accent-ink outline-none"
          />
          {option.picture && (
            <img
              src={option.picture}
              alt=""
              width={56}
              height={56}
              loading="lazy"
              className="size-14 shrink-0 bg-well object-cover"
            />
          )}
          <span>
            {option.label}
            {option.hint && <span className="block text-sm text-soft">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
