"use client";

import { useTranslations } from "next-intl";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { Breed } from "../breed/breed";
import { DriftPanel } from "../drift/drift-panel";
import { varietyWords } from "../fader/fader-words";
import { ValueFader } from "../fader/value-fader";
import { AskFreshStart } from "../votes/ask-fresh-start";
import { Blends } from "./blends";
import { Diversity } from "./diversity";
import { Families } from "./families";
import { SeedPicker } from "./seed-picker";
import { ShapePicker } from "./shape-picker";

/** Where the picture comes from, before anyone pulls at it. */
export function Sources() {
  const t = useTranslations("room");
  const live = useLive();
  const { model } = useFacts();
  const { role } = useSignal(live.people);
  return (
    <div className="flex flex-col gap-5 pt-2">
      <SeedPicker />
      <ShapePicker />
      <ValueFader
        label={t("sources.variety")}
        name={t("sources.varietyTruncation")}
        register="truncation"
        min={0}
        max={RECIPE_LIMITS.truncation}
        step={0.02}
        home={0.8}
        read={() => live.recipe.truncation}
        edit={(value) => ({ kind: "truncation", value })}
        words={(value) =>
          t("faderWords.pair", {
            words: varietyWords(t, value),
            amount: t("faderWords.truncation", { value }),
          })
        }
      />
      <Diversity />
      {model.classes.length > 1 && <Families />}
      <Blends />
      {role !== "viewer" && <Breed />}
      {role !== "viewer" && <DriftPanel />}
      <AskFreshStart />
    </div>
  );
}
