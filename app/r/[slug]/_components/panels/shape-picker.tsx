"use client";

import { useTranslations } from "next-intl";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useRatio } from "@/app/_room/use-ratio";
import type { Say } from "@/app/_words/say";
import type { Ratio } from "@/core/picture/recipe/ratio";
import { ratiosOf } from "@/core/picture/render/shape";
import { Segmented } from "./segmented";

const labelsIn = (t: Say<"room">): Record<Ratio, string> => ({
  "1:1": t("shapePicker.square"),
  "3:2": t("shapePicker.wide"),
  "2:3": t("shapePicker.tall"),
  "16:9": t("shapePicker.film"),
});

/** The picture's shape, where its model draws more than squares. It is everybody's. */
export function ShapePicker() {
  const t = useTranslations("room");
  const live = useLive();
  const offered = ratiosOf(useFacts().model.sizes);
  const ratio = useRatio();

  function set(value: Ratio) {
    if (live.refuses()) return;
    live.write({ kind: "ratio", value }, live.newGesture());
  }

  return (
    <section aria-label={t("shapePicker.shape")} data-register="ratio" className="px-2">
      <h3 className="font-semibold text-sm">{t("shapePicker.shape")}</h3>
      {offered.length > 1 ? (
        <Segmented
          label={t("shapePicker.shape")}
          value={ratio}
          options={offered.map((value) => ({ value, label: labelsIn(t)[value] }))}
          onChange={set}
          className="my-2 grid grid-cols-2"
        />
      ) : (
        <p className="mt-1 text-sm text-soft">{t("shapePicker.squaresAlone")}</p>
      )}
    </section>
  );
}
