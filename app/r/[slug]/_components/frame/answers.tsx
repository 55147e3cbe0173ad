"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { say } from "@/app/_components/ui/toasts";
import { useLive } from "@/app/_room/live/live-context";
import type { Say } from "@/app/_words/say";

const wordsIn = (t: Say<"room">) => ({
  yes: t("answers.hostLetsEditEvery"),
  no: t("answers.hostSaysNotNow"),
});

/** Tells who asked to edit what the host said, on screen and to those who listen. */
export function Answers() {
  const t = useTranslations("room");
  const live = useLive();
  useEffect(() => {
    const tell = (mayEdit: boolean) => {
      const words = mayEdit ? wordsIn(t).yes : wordsIn(t).no;
      live.news.set(words);
      void say(words, "may-edit", undefined, null);
    };
    live.onAnswered.add(tell);
    return () => {
      live.onAnswered.delete(tell);
    };
  }, [live, t]);
  return null;
}
