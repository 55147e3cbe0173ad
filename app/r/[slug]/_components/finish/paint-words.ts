import { percent } from "../fader/fader-words";

export const strengthWords = percent;

/** How broad strokes are, in words. */
export function strokeWords(value: number): string {
  if (value < -0.6) return "very fine";
  if (value < -0.2) return "fine";
  if (value <= 0.2) return "as the hand has them";
  return value <= 0.6 ? "broad" : "very broad";
}

/** How lively the brushwork is, in words. */
export const brushworkWords = (value: number): string => (value < 0.02 ? "none" : percent(value));

/** Where the colours come from, in words. */
export function colourWords(value: number): string {
  if (value < 0.05) return "from the hand";
  if (value > 0.95) return "from the picture";
  return `${Math.round((1 - value) * 100)} % from the hand`;
}
