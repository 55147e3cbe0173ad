import type { Say } from "@/app/_words/say";
import { percent } from "../fader/fader-words";

export const strengthWords = percent;

/** How broad strokes are, in words. */
export function strokeWords(t: Say<"room">, value: number): string {
  if (value < -0.6) return t("paintWords.veryFine");
  if (value < -0.2) return t("paintWords.fine");
  if (value <= 0.2) return t("paintWords.handHasThem");
  return value <= 0.6 ? t("paintWords.broad") : t("paintWords.veryBroad");
}

/** How much there is of brushwork or dabs, in words. */
export const amountWords = (t: Say<"room">, value: number): string =>
  value < 0.02 ? t("paintWords.none") : percent(value);

/** How crisp edges are, in words. */
export const edgeWords = (t: Say<"room">, value: number): string =>
  value < 0.02 ? t("paintWords.soft") : percent(value);

/** Where the colours come from, in words. */
export function colourWords(t: Say<"room">, value: number): string {
  if (value < 0.05) return t("paintWords.fromTheHand");
  if (value > 0.95) return t("paintWords.fromThePicture");
  return t("paintWords.valuePicture", { value: Math.round(value * 100) });
}
