"use client";

import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { BANDS, type BandOrAll, type Control } from "@/core/picture/model/model-file";
import { ControlFader } from "../fader/control-fader";
import { MatchPicture } from "./match-picture";

const BAND_WORDS: Record<BandOrAll, { label: string; hint: string }> = {
  structure: { label: "Structure", hint: "where things are" },
  shapes: { label: "Shapes", hint: "what they look like" },
  colour: { label: "Colour and texture", hint: "how the surface feels" },
  all: { label: "Everything", hint: "all layers at once" },
};
const ORDER: readonly BandOrAll[] = [...BANDS, "all"];

const directionsOf = (controls: readonly Control[], band: BandOrAll): Control[] =>
  controls.filter((control) => control.kind === "direction" && control.band === band);

/** The named directions, from composition to surface. */
export function Directions() {
  const { model } = useFacts();
  const { role } = useSignal(useLive().people);
  return (
    <div>
      {ORDER.map((band) => {
        const controls = directionsOf(model.controls, band);
        if (controls.length === 0) return null;
        return (
          <section key={band} aria-label={BAND_WORDS[band].label} className="pt-4">
            <h3 className="flex items-baseline gap-2 px-2 pb-1 text-sm">
              <span className="font-semibold">{BAND_WORDS[band].label}</span>
              <span className="text-soft">{BAND_WORDS[band].hint}</span>
            </h3>
            {controls.map((control) => (
              <ControlFader key={control.id} control={control} />
            ))}
          </section>
        );
      })}
      {role !== "viewer" && <MatchPicture />}
    </div>
  );
}
