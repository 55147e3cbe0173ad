import type { Say } from "@/app/_words/say";

/** A day in UTC, as the server and every browser say it: "25 November 2026". `at` in milliseconds since 1970. */
export const dateWords = (t: Say<"terms">, at: number): string => t("time.day", { at: new Date(at) });

/** A moment to the minute, the same for everyone who reads it: "25 November 2026, 14:00 UTC". */
export const momentWords = (t: Say<"terms">, at: number): string => t("time.moment", { at: new Date(at) });
