import type { Say } from "@/app/_words/say";

/** Dates are in UTC everywhere here, so that two admins speak of the same moment. */
export const day = (t: Say<"admin">, ms: number): string => t("words.day", { at: new Date(ms) });
export const moment = (t: Say<"admin">, ms: number): string => t("words.moment", { at: new Date(ms) });

const STATES = [
  "waiting",
  "running",
  "done",
  "failed",
  "cancelled",
  "starting",
  "ready",
  "unavailable",
  "down",
] as const;
const KINDS = ["publish", "renew", "export", "reissue", "consent", "originality"] as const;

/** How a job, a worker or the rendering fares. */
export const stateWords = (t: Say<"admin">, state: (typeof STATES)[number]): string => t(`states.${state}`);
/** What a job does; kinds that are of the machinery alone keep their name. */
export function jobKindWords(t: Say<"admin">, kind: string): string {
  const known = KINDS.find((one) => one === kind);
  return known ? t(`jobKinds.${known}`) : kind;
}

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB"];
export function bytesInWords(bytes: number): string {
  const unit = bytes > 0 ? Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10)) : 0;
  const value = bytes / 1024 ** unit;
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}
