"use client";

import { useEffect } from "react";
import { say } from "@/app/_components/ui/toasts";
import { useLive } from "@/app/_room/live/live-context";

const WORDS = {
  yes: "The host lets you edit. Every control is yours to move.",
  no: "The host says: not now. You are watching still.",
};

/** Tells who asked to edit what the host said, on screen and to those who listen. */
export function Answers() {
  const live = useLive();
  useEffect(() => {
    const tell = (mayEdit: boolean) => {
      const words = mayEdit ? WORDS.yes : WORDS.no;
      live.news.set(words);
      void say(words, "may-edit");
    };
    live.onAnswered.add(tell);
    return () => {
      live.onAnswered.delete(tell);
    };
  }, [live]);
  return null;
}
