"use client";

import { useEffect } from "react";
import { isTyping } from "@/app/_components/is-typing";
import { undoOrRedo } from "@/core/keys/shortcut";
import { useLive } from "../../_live/live-context";

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
