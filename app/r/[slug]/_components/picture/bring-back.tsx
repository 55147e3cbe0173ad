"use client";

import { Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import { partsOf } from "@/core/picture/edits/parts";

const changedIn = (t: Say<"room">): Record<string, string> => ({
  seed: t("bringBack.seedChanged"),
  truncation: t("bringBack.varietyWasChanged"),
  style: t("bringBack.familiesChanged"),
  palette: t("bringBack.paletteChanged"),
  blend: t("bringBack.blendChanged"),
  finish: t("bringBack.finishChanged"),
});

/** What all share and somebody else has replaced: by whom, and one step back. */
export function BringBack() {
  const t = useTranslations("room");
  const live = useLive();
  const [replaced] = useSignal(live.replaced);
  const blocked = useSignal(live.blocked);
  if (!replaced || blocked !== null) return null;
  const words = changedIn(t)[partsOf(replaced.register)[0]] ?? t("bringBack.somethingWasChanged");
  return (
    <div
      role="status"
      className="absolute top-2 start-2 flex max-w-[calc(100%-1rem)] animate-appear items-center rounded-md bg-black/80 ps-3 text-sm text-white"
    >
      <span className="wrap-anywhere line-clamp-2 py-1">
        {t.rich("bringBack.wordsBy", { words, bdi: () => <bdi>{live.nameOf(replaced.by)}</bdi> })}
      </span>
      <button
        type="button"
        onClick={() => live.bringBack(replaced)}
        className="inline-flex h-11 shrink-0 items-center gap-1.5 rounded-md px-3 font-medium underline underline-offset-4 focus-visible:outline-white"
      >
        <Undo2 aria-hidden className="size-4" />
        {t("bringBack.bringItBack")}
      </button>
      <button
        type="button"
        aria-label={t("bringBack.leaveItAsIt")}
        onClick={() => live.leaveReplaced(replaced)}
        className="inline-grid size-11 shrink-0 place-items-center rounded-md focus-visible:outline-white"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
