import type { Say } from "@/app/_words/say";

/** "3 minutes ago". `at` in milliseconds since 1970. */
export function ago(t: Say<"frame">, at: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  if (seconds < 60) return t("ago.justNow");
  if (seconds < 3600) return t("ago.minutes", { count: Math.round(seconds / 60) });
  if (seconds < 86_400) return t("ago.hours", { count: Math.round(seconds / 3600) });
  return t("ago.days", { count: Math.round(seconds / 86_400) });
}
