"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { FIRST_PICTURE } from "@/core/room/rules/proposal";

/** Asks everybody who is here whether the room goes back to the picture that it began with. */
export function AskFreshStart() {
  const t = useTranslations("room");
  const live = useLive();
  const { ballot } = useSignal(live.status);
  const blocked = useSignal(live.blocked);

  async function ask() {
    if (await live.command({ kind: "ballot", about: "fresh", seconds: 60 })) await live.vote(FIRST_PICTURE);
  }

  return (
    <Button
      variant="quiet"
      className="mx-2 self-start px-2"
      disabled={blocked !== null || ballot !== undefined}
      onClick={() => void ask()}
    >
      <RotateCcw aria-hidden />
      {t("freshStart.askFreshStart")}
    </Button>
  );
}
