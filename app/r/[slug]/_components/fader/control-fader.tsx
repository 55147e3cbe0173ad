"use client";

import { useTranslations } from "next-intl";
import { useLive } from "@/app/_room/live/live-context";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { controlModel } from "./control-model";
import { PinButton } from "./pin-button";
import { useFader } from "./use-fader";

/** A named direction: label, value in words, everyone's pull, and a pin beside it. */
export function ControlFader({ control }: { control: Control }) {
  const t = useTranslations("room");
  const ref = useFader(controlModel(t, useLive(), control));
  return (
    <div className="group/fader grid grid-cols-[minmax(0,1fr)_auto] items-stretch" data-control={control.id}>
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label={control.label}
        aria-valuemin={-RECIPE_LIMITS.rendered}
        aria-valuemax={RECIPE_LIMITS.rendered}
        aria-valuenow={0}
        title={control.description}
        className="fader"
      >
        <span data-part="label">{control.label}</span>
        <span data-part="said">
          <span data-part="words" />
        </span>
        <span data-part="track">
          <span data-part="rail" />
          <span data-part="zero" />
          <span data-part="knob" />
          <span data-part="tag" dir="auto" />
        </span>
      </div>
      <PinButton control={control} />
    </div>
  );
}
