import type { Say } from "@/app/_words/say";

const DATE = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** Dates are in UTC everywhere here, so that two admins speak of the same moment. */
export const day = (ms: number): string => DATE.format(ms);
export const moment = (t: Say<"admin">, ms: number): string => t("words.timeUtc", { time: TIME.format(ms) });

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB"];
export function bytesInWords(bytes: number): string {
  const unit = bytes > 0 ? Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10)) : 0;
  const value = bytes / 1024 ** unit;
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}
