"use client";

import { Switch as Primitive } from "radix-ui";

type SwitchProps = { label: string; on: boolean; busy?: boolean; onChange: (on: boolean) => void };

/** On or off, at once. `busy` takes no more presses, and keeps the focus. */
export const Switch = ({ label, on, busy = false, onChange }: SwitchProps) => (
  <Primitive.Root
    checked={on}
    aria-disabled={busy || undefined}
    onCheckedChange={busy ? undefined : onChange}
    aria-label={label}
    className="touch h-7 w-12 shrink-0 rounded-full border border-edge bg-well transition-colors data-[state=checked]:border-ink data-[state=checked]:bg-ink aria-disabled:opacity-45"
  >
    <Primitive.Thumb className="block size-5 translate-x-1 rounded-full bg-edge transition-transform data-[state=checked]:translate-x-6 data-[state=checked]:bg-paper" />
  </Primitive.Root>
);
