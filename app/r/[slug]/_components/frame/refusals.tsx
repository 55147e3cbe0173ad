"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { codeWords } from "@/app/_api/words";
import { say } from "@/app/_components/ui/toasts";
import { useLive } from "@/app/_room/live/live-context";
import type { Code } from "@/core/kernel/errors";

/** Says why something was refused; the same reason once, however often it is tried. */
export function Refusals() {
  const t = useTranslations("errors");
  const live = useLive();
  useEffect(() => {
    const tell = (code: Code, words: string) => void say(codeWords(t, code, words), code);
    live.onRefused.add(tell);
    return () => {
      live.onRefused.delete(tell);
    };
  }, [live, t]);
  return null;
}
