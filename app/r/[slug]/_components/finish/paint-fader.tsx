"use client";

import { useLive } from "@/app/_room/live/live-context";
import { PAINT_RANGE, type Paint } from "@/core/picture/recipe/finish";
import { paintControl } from "@/core/picture/recipe/finish-controls";
import { PinButton } from "../fader/pin-button";
import { useFader } from "../fader/use-fader";
import { paintModel } from "./paint-model";

type PaintFaderProps = { paint: Paint; label: string; hint: string; words: (value: number) => string };

/** One paint of the finish, with everyone's part of it and a pin beside it. */
export function PaintFader({ paint, label, hint, words }: PaintFaderProps) {
  const live = useLive();
  const ref = useFader(paintModel(live, paint, words));
  const [min, max] = PAINT_RANGE[paint];
  const id = paintControl(paint);
  return (
    <div className="group/fader grid grid-cols-[1fr_auto] items-stretch" data-control={id}>
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={min}
        title={hint}
        className="fader"
      >
        <span data-part="label">{label}</span>
        <span data-part="said">
          <span data-part="words" />
        </span>
        <span data-part="track">
          <span data-part="rail" />
          <span data-part="knob" />
          <span data-part="tag" dir="auto" />
        </span>
      </div>
      <PinButton control={{ id, label }} position={() => live.paintNow(paint)} />
    </div>
  );
}
