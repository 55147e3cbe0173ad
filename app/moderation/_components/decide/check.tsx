import type { ReactNode } from "react";

type CheckProps = { checked: boolean; onChange: (on: boolean) => void; children: ReactNode };
/** Yes or no, with its words beside it. */
export const Check = ({ checked, onChange, children }: CheckProps) => (
  <label className="-my-1 flex min-h-11 cursor-pointer items-center gap-3">
    <input
      type="checkbox"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
      className="size-4.5 shrink-0 accent-ink"
    />
    <span>{children}</span>
  </label>
);
