"use client";

import { SquareSplitHorizontal } from "lucide-react";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

/** Keeps the picture as it is now, to lie over what it becomes; pressed again, puts it away. */
export function CompareButton() {
  const live = useLive();
  const compared = useSignal(live.compared);
  const settled = useSignal(live.settled);
  return (
    <IconButton
      label={compared ? "Stop comparing" : "Compare with this moment"}
      side="top"
      className="h-9 w-10 text-soft hover:text-ink [&_svg]:size-4"
      aria-pressed={compared !== null}
      disabled={!compared && !settled}
      onClick={() => live.compared.set(compared ? null : settled)}
    >
      <SquareSplitHorizontal aria-hidden />
    </IconButton>
  );
}
