import type { Say } from "@/app/_words/say";
import type { Control } from "@/core/picture/model/model-file";

/** "+1.3", "−0.4", "0". */
export function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 0) return "0";
  return rounded > 0 ? `+${rounded}` : `\u2212${-rounded}`;
}

/** A control's value as people say it: "warmer, +1.3", or "even" near the middle. */
export function controlWords(t: Say<"room">, control: Pick<Control, "low" | "high">, value: number): string {
  if (Math.abs(value) < 0.05) return t("faderWords.asItComes");
  const towards = value > 0 ? control.high : control.low;
  return towards ? `${towards}, ${signed(value)}` : signed(value);
}

export const percent = (value: number): string => `${Math.round(value * 100)} %`;

/** What a truncation of psi does to a picture. */
export function varietyWords(t: Say<"room">, psi: number): string {
  if (psi < 0.15) return t("faderWords.theAveragePicture");
  if (psi < 0.45) return t("faderWords.closeAverage");
  if (psi < 0.75) return t("faderWords.calm");
  if (psi < 0.95) return t("faderWords.balanced");
  if (psi < 1.1) return t("faderWords.wide");
  return t("faderWords.wild");
}
