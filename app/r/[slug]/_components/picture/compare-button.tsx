"use client";

import { SquareSplitHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

/** Keeps the picture as it is now, to lie over what it becomes; pressed again, puts it away. */
export function CompareButton() {
  const t = useTranslations("room");
  const live = useLive();
  const compared = useSignal(live.compared);
  const settled = useSignal(live.settled);
  return (
    <IconButton
      label={compared ? t("compareButton.stopComparing") : t("compareButton.compareMoment")}
      side="top"
      className="h-9 w-10 text-soft max-[370px]:w-8 short:w-7 hover:text-ink [&_svg]:size-4"
      aria-pressed={compared !== null}
      disabled={!compared && !settled}
      onClick={() => live.compared.set(compared ? null : settled)}
    >
      <SquareSplitHorizontal aria-hidden />
    </IconButton>
  );
}
