"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import { useLive } from "../../_live/live-context";

/** Says why something was refused; the same reason once, however often it is tried. */
export function Refusals() {
  const live = useLive();
  useEffect(() => {
    const tell = (code: string, words: string) => toast(words, { id: code, duration: 3_500 });
    live.onRefused.add(tell);
    return () => {
      live.onRefused.delete(tell);
    };
  }, [live]);
  return null;
}
