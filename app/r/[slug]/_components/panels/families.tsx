"use client";

import { useState } from "react";
import { BANDS, type Band } from "@/core/model/model-file";
import type { ClassMix } from "@/core/recipe/recipe";
import { useFacts, useLive } from "../../_live/live-context";
import { percent } from "../fader/fader-words";
import { ValueFader } from "../fader/value-fader";
import { Segmented } from "./segmented";

const LABELS: Record<Band, string> = { structure: "Structure", shapes: "Shapes", colour: "Colour" };

/** A mix with one family's weight changed; never a mix of nothing. */
export function withWeight(mix: ClassMix, family: string, weight: number): ClassMix {
  const next = Object.fromEntries(
    Object.entries({ ...mix, [family]: weight }).filter(([, value]) => value > 0.001),
  );
  return Object.keys(next).length > 0 ? next : { [family]: 0.01 };
}

/** The part of the whole that a family has. */
export const shareOf = (mix: ClassMix, family: string): number => {
  const total = Object.values(mix).reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? (mix[family] ?? 0) / total : 0;
};

/** Which of the network's families the picture is made of, for each band by itself. */
export function Families() {
  const live = useLive();
  const { classes } = useFacts().model;
  const [band, setBand] = useState<Band>("structure");
  return (
    <section aria-label="Families">
      <h3 className="px-2 font-semibold text-sm">Families</h3>
      <Segmented
        label="Families of which band"
        value={band}
        options={BANDS.map((id) => ({ value: id, label: LABELS[id] }))}
        onChange={setBand}
        className="mx-2 my-2"
      />
      {classes.map((family) => (
        <ValueFader
          key={`${band}/${family.id}`}
          label={family.label}
          name={`${family.label} in ${LABELS[band].toLowerCase()}`}
          register={`style/${band}`}
          min={0}
          max={1}
          step={0.05}
          home={0}
          read={() => live.recipe.styles[band][family.id] ?? 0}
          edit={(weight) => ({
            kind: "style",
            band,
            value: withWeight(live.recipe.styles[band], family.id, weight),
          })}
          words={() => percent(shareOf(live.recipe.styles[band], family.id))}
        />
      ))}
    </section>
  );
}
