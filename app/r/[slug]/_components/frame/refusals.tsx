"use client";

import { useEffect } from "react";
import { say } from "@/app/_components/ui/toasts";
import { useLive } from "@/app/_room/live/live-context";

/** Says why something was refused; the same reason once, however often it is tried. */
export function Refusals() {
  const live = useLive();
  useEffect(() => {
    const tell = (code: string, words: string) => void say(words, code);
    live.onRefused.add(tell);
    return () => {
      live.onRefused.delete(tell);
    };
  }, [live]);
  return null;
}
