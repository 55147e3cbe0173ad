"use client";

import { Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { controlModel } from "../fader/control-model";
import { useFader } from "../fader/use-fader";
import { XyPad } from "./xy-pad";

/** The latent desk: every principal component under a finger, and a pad for two at once. */
export function Desk() {
  const t = useTranslations("room");
  const tKnobs = useTranslations("instrument.knobs");
  const live = useLive();
  const { model } = useFacts();
  const components = model.controls.filter((control) => control.kind === "component");
  return (
    <div className="px-1 pt-4">
      <p className="px-1 pb-3 text-sm text-soft">
        {t("desk.componentsDirectionsNetworkVarie", { components: components.length })}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a bank of sliders is no fieldset of a form */}
      <div role="group" aria-label={t("desk.components")} className="grid grid-cols-8 gap-[3px]">
        {components.map((control, i) => (
          <Cell key={control.id} control={control} number={i + 1} />
        ))}
      </div>
      <XyPad controls={model.controls} />
      <Button className="mt-4" onClick={() => live.knobsOpen.set(true)}>
        <Plug aria-hidden />
        {tKnobs("title")}
      </Button>
    </div>
  );
}

function Cell({ control, number }: { control: Control; number: number }) {
  const t = useTranslations("room");
  const ref = useFader(controlModel(t, useLive(), control), "y");
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={control.label}
      aria-orientation="vertical"
      aria-valuemin={-RECIPE_LIMITS.rendered}
      aria-valuemax={RECIPE_LIMITS.rendered}
      aria-valuenow={0}
      title={control.label}
      data-control={control.id}
      className="fader-cell"
    >
      <span data-part="rail" />
      <span data-part="knob" />
      <span data-part="number">{number}</span>
    </div>
  );
}
