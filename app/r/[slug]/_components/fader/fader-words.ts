import type { Say } from "@/app/_words/say";
import type { Control } from "@/core/picture/model/model-file";

/** "+1.3", "−0.4", "0": with a comma where the language has one. */
export const signed = (t: Say<"room">, value: number): string =>
  t("faderWords.amount", { value: Math.round(value * 10) / 10 || 0 }).replace("-", "\u2212");

/** A control's value as people say it: "warmer, +1.3", or "even" near the middle. */
export function controlWords(t: Say<"room">, control: Pick<Control, "low" | "high">, value: number): string {
  if (Math.abs(value) < 0.05) return t("faderWords.asItComes");
  const towards = value > 0 ? control.high : control.low;
  const amount = signed(t, value);
  return towards ? t("faderWords.pair", { words: towards, amount }) : amount;
}

export const percent = (value: number): string => `${Math.round(value * 100)}\u00a0%`;

/** What a truncation of psi does to a picture. */
export function varietyWords(t: Say<"room">, psi: number): string {
  if (psi < 0.15) return t("faderWords.theAveragePicture");
  if (psi < 0.45) return t("faderWords.closeAverage");
  if (psi < 0.75) return t("faderWords.calm");
  if (psi < 0.95) return t("faderWords.balanced");
  if (psi < 1.1) return t("faderWords.wide");
  return t("faderWords.wild");
}
