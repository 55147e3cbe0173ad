"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import { withinSentence } from "@/app/_words/within";
import { BANDS, type Band } from "@/core/picture/model/bands";
import { percent } from "../fader/fader-words";
import { ValueFader } from "../fader/value-fader";
import { shareOf, withWeight } from "./families-mix";
import { Segmented } from "./segmented";

const labelsIn = (t: Say<"room">): Record<Band, string> => ({
  structure: t("families.structure"),
  shapes: t("families.shapes"),
  colour: t("families.colour"),
});

/** Which of the network's families the picture is made of, for each band by itself. */
export function Families() {
  const t = useTranslations("room");
  const language = useLocale();
  const live = useLive();
  const { classes } = useFacts().model;
  const [band, setBand] = useState<Band>("structure");
  const followed = useSignal(live.followed);
  useEffect(() => {
    const at = BANDS.find((id) => followed === `style/${id}`);
    if (at) setBand(at);
  }, [followed]);
  return (
    <section aria-label={t("families.families")} data-register="style">
      <h3 className="px-2 font-semibold text-sm">{t("families.families")}</h3>
      <Segmented
        label={t("families.familiesWhichBand")}
        value={band}
        options={BANDS.map((id) => ({ value: id, label: labelsIn(t)[id] }))}
        onChange={setBand}
        className="mx-2 my-2"
      />
      {classes.map((family) => (
        <ValueFader
          key={`${band}/${family.id}`}
          label={family.label}
          name={t("families.labelInValue", {
            label: family.label,
            value: withinSentence(labelsIn(t)[band], language),
          })}
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
