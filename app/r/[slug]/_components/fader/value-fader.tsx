"use client";

import { cn } from "@/app/_components/ui/cn";
import { useLive } from "@/app/_room/live/live-context";
import { useFader } from "./use-fader";
import { type ValueFader as Fader, valueModel } from "./value-model";

type ValueFaderProps = Fader & {
  label: string;
  /** Said to screen readers instead of the label. */
  name?: string;
  className?: string;
  /** Only the rail: the label stands elsewhere. */
  bare?: boolean;
};

/** A fader over one plain value. */
export function ValueFader({ label, name, className, bare = false, ...fader }: ValueFaderProps) {
  const ref = useFader(valueModel(useLive(), fader));
  return (
    <div
      ref={ref}
      role="slider"
      data-register={fader.register}
      tabIndex={0}
      aria-label={name ?? label}
      aria-valuemin={fader.min}
      aria-valuemax={fader.max}
      aria-valuenow={fader.min}
      className={cn("fader", bare && "fader-bare", className)}
    >
      {!bare && <span data-part="label">{label}</span>}
      {!bare && (
        <span data-part="said">
          <span data-part="words" />
        </span>
      )}
      <span data-part="track">
        <span data-part="rail" />
        <span data-part="knob" />
        <span data-part="tag" dir="auto" />
      </span>
    </div>
  );
}
