"use client";

import { useEffect } from "react";
import { isTyping } from "@/app/_components/is-typing";
import { useLive } from "@/app/_room/live/live-context";
import { undoOrRedo } from "@/core/kernel/keys/shortcut";

/** Ctrl or Cmd with Z takes back my last gesture; with Shift (or Y) does it again. */
export function Shortcuts() {
  const live = useLive();
  useEffect(() => {
    function key(event: KeyboardEvent) {
      if (event.isComposing || event.defaultPrevented || isTyping(event.target)) return;
      const kind = undoOrRedo(event);
      if (!kind) return;
      event.preventDefault();
      void live.command({ kind });
    }
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, [live]);
  return null;
}
