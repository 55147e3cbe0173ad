"use client";

import { useTranslations } from "next-intl";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import { partsOf } from "@/core/picture/edits/parts";
import { BackOffer } from "./back-offer";

const changedIn = (t: Say<"room">): Record<string, string> => ({
  seed: t("bringBack.seedChanged"),
  truncation: t("bringBack.varietyWasChanged"),
  ratio: t("bringBack.shapeChanged"),
  style: t("bringBack.familiesChanged"),
  palette: t("bringBack.paletteChanged"),
  blend: t("bringBack.blendChanged"),
  finish: t("bringBack.finishChanged"),
});

/** What all share and somebody else has replaced: by whom, and one step back. */
export function BringBack() {
  const t = useTranslations("room");
  const live = useLive();
  const [replaced] = useSignal(live.replaced.all);
  const blocked = useSignal(live.blocked);
  if (!replaced || blocked !== null) return null;
  const words = changedIn(t)[partsOf(replaced.register)[0]] ?? t("bringBack.somethingWasChanged");
  return (
    <BackOffer onBack={() => live.bringBack(replaced)} onLeave={() => live.replaced.leave(replaced)}>
      {t.rich("bringBack.wordsBy", { words, bdi: () => <bdi>{live.nameOf(replaced.by)}</bdi> })}
    </BackOffer>
  );
}
