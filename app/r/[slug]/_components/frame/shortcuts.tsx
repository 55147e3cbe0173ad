"use client";

import { useEffect } from "react";
import { useLive } from "../../_live/live-context";

const inText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Ctrl or Cmd with Z takes back my last gesture; with Shift (or Y) does it again. */
export function Shortcuts() {
  const live = useLive();
  useEffect(() => {
    function key(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || inText(event.target)) return;
      const letter = event.key.toLowerCase();
      if (letter !== "z" && letter !== "y") return;
      event.preventDefault();
      void live.command({ kind: letter === "y" || event.shiftKey ? "redo" : "undo" });
    }
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, [live]);
  return null;
}
