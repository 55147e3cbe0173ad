"use client";

import { useTranslations } from "next-intl";
import { dateWords } from "@/app/_components/days";
import { ownLocale } from "@/app/_words/own-locale";
import { useHydrated } from "./use-hydrated";

/** A day as the visitor's own language and clock say it; until their browser has spoken, as the server says it, in UTC. */
export function Day({ at }: { at: number }) {
  const t = useTranslations("terms");
  const hydrated = useHydrated();
  return <time dateTime={new Date(at).toISOString()}>{hydrated ? ownDay(at) : dateWords(t, at)}</time>;
}

const ownDay = (at: number): string =>
  new Intl.DateTimeFormat(ownLocale(), { day: "numeric", month: "long", year: "numeric" }).format(at);
