"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { inputClass } from "@/app/_components/ui/input-class";

type SelectFieldProps = Omit<ComponentProps<"select">, "children"> & {
  label: string;
  options: readonly { value: string; label: string }[];
};

export function SelectField({ label, options, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <select id={id} className={inputClass} {...rest}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

type TextFieldProps = {
  label: string;
  hint?: string;
  children: (ids: { id: string; "aria-describedby"?: string }) => ReactNode;
};

/** A label and a hint around any field. */
export function TextField({ label, hint, children }: TextFieldProps) {
  const id = useId();
  const about = `${id}-about`;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children(hint ? { id, "aria-describedby": about } : { id })}
      {hint && (
        <p id={about} className="text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
