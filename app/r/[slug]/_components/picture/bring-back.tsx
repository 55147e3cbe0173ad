"use client";

import { Undo2, X } from "lucide-react";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { partsOf } from "@/core/picture/edits/parts";

const CHANGED: Record<string, string> = {
  seed: "The seed was changed",
  truncation: "Freedom was changed",
  style: "The families were changed",
  palette: "The palette was changed",
  blend: "A blend was changed",
  finish: "The finish was changed",
};

/** What all share and somebody else has replaced: by whom, and one step back. */
export function BringBack() {
  const live = useLive();
  const [replaced] = useSignal(live.replaced);
  const blocked = useSignal(live.blocked);
  if (!replaced || blocked !== null) return null;
  const words = CHANGED[partsOf(replaced.register)[0]] ?? "Something was changed";
  return (
    <div
      role="status"
      className="absolute top-2 left-2 flex max-w-[calc(100%-1rem)] animate-appear items-center rounded-md bg-black/80 pl-3 text-sm text-white"
    >
      <span className="wrap-anywhere line-clamp-2 py-1">
        {words} by <bdi>{live.nameOf(replaced.by)}</bdi>
      </span>
      <button
        type="button"
        onClick={() => live.bringBack(replaced)}
        className="inline-flex h-11 shrink-0 items-center gap-1.5 rounded-md px-3 font-medium underline underline-offset-4 focus-visible:outline-white"
      >
        <Undo2 aria-hidden className="size-4" />
        Bring it back
      </button>
      <button
        type="button"
        aria-label="Leave it as it is"
        onClick={() => live.leaveReplaced(replaced)}
        className="inline-grid size-11 shrink-0 place-items-center rounded-md focus-visible:outline-white"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
