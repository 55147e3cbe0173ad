"use client";

import { dateWords } from "@/app/_works/makers";
import { useHydrated } from "./use-hydrated";

/** A day as the visitor's own language and clock say it; until their browser has spoken, as the server says it, in UTC. */
export function Day({ at }: { at: number }) {
  const hydrated = useHydrated();
  return <time dateTime={new Date(at).toISOString()}>{hydrated ? ownDay(at) : dateWords(at)}</time>;
}

const ownDay = (at: number): string =>
  new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" }).format(at);
