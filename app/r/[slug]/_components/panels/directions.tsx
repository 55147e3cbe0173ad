"use client";

import { useTranslations } from "next-intl";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import { BANDS, type BandOrAll } from "@/core/picture/model/bands";
import type { Control } from "@/core/picture/model/model-file";
import { ControlFader } from "../fader/control-fader";
import { MatchPicture } from "./match-picture";

const bandWordsIn = (t: Say<"room">): Record<BandOrAll, { label: string; hint: string }> => ({
  structure: { label: t("directions.structure"), hint: t("directions.whereThingsAre") },
  shapes: { label: t("directions.shapes"), hint: t("directions.whatTheyLookLike") },
  colour: { label: t("directions.colourAndTexture"), hint: t("directions.howSurfaceFeels") },
  all: { label: t("directions.everything"), hint: t("directions.allLayersOnce") },
});
const ORDER: readonly BandOrAll[] = [...BANDS, "all"];

const directionsOf = (controls: readonly Control[], band: BandOrAll): Control[] =>
  controls.filter((control) => control.kind === "direction" && control.band === band);

/** The named directions, from composition to surface. */
export function Directions() {
  const t = useTranslations("room");
  const { model } = useFacts();
  const { role } = useSignal(useLive().people);
  return (
    <div>
      {ORDER.map((band) => {
        const controls = directionsOf(model.controls, band);
        if (controls.length === 0) return null;
        return (
          <section key={band} aria-label={bandWordsIn(t)[band].label} className="pt-4">
            <h3 className="flex items-baseline gap-2 px-2 pb-1 text-sm">
              <span className="font-semibold">{bandWordsIn(t)[band].label}</span>
              <span className="text-soft">{bandWordsIn(t)[band].hint}</span>
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
