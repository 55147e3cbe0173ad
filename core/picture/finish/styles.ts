import { MASK_SIDE, type StyleVector } from "@/core/picture/recipe/finish";
import type { Area } from "./area";
import type { FinishMix } from "./mix";
import { readStyle } from "./style-vector";

/** What a finish's network gets as input for a picture's hands. */
export type Styles = {
  /** P styles of [100]. */
  styles: Float32Array[];
  /** Null where one style and one amount hold everywhere; else masks [P x 32 x 32] that sum to one over P, and amounts [32 x 32]. */
  places: { masks: Float32Array; amount: Float32Array } | null;
  /** 0..1, where there are no places. */
  amount: number;
};

/** Numbers in a style. */
const STYLE = 100;
const PLACES = MASK_SIDE * MASK_SIDE;

/**
 * A mix in numbers: hands that are everywhere are one style, their mean, for styles are linear; each hand that has places stays its own.
 * `handOf` gives the style of one of the finish's hands, [100]. Where none of the hands is known, nothing
 * is painted, and the picture stays as the generator drew it.
 */
export function stylesOf(
  { parts, amount }: Pick<FinishMix, "parts" | "amount">,
  handOf: (hand: string) => Float32Array | undefined,
): Styles {
  const known = parts.flatMap(({ hand, vector, weight }) => {
    const style = styleOf(hand, vector, handOf);
    return style ? [{ style, weight }] : [];
  });
  if (known.length === 0) return { styles: [new Float32Array(STYLE)], places: null, amount: 0 };
  const everywhere = known.filter((part): part is Part<number> => typeof part.weight === "number");
  const placed = known.filter((part): part is Part<Float32Array> => typeof part.weight !== "number");
  const whole = everywhere.reduce((sum, { weight }) => sum + weight, 0);
  const mean = whole > 0 ? [{ style: meanOf(everywhere, whole), weight: whole }] : [];
  if (placed.length === 0 && typeof amount === "number" && mean[0])
    return { styles: [mean[0].style], places: null, amount };
  const all: Part<Area>[] = [...mean, ...placed];
  return {
    styles: all.map(({ style }) => style),
    places: {
      masks: sharesOf(all.map(({ weight }) => weight)),
      amount: typeof amount === "number" ? new Float32Array(PLACES).fill(amount) : amount,
    },
    amount: 1,
  };
}

type Part<Weight extends Area> = { style: Float32Array; weight: Weight };

const styleOf = (
  hand: string,
  vector: StyleVector | null,
  handOf: (hand: string) => Float32Array | undefined,
): Float32Array | undefined => (vector ? readStyle(vector) : handOf(hand));

function meanOf(parts: readonly Part<number>[], whole: number): Float32Array {
  const mean = new Float32Array(parts[0]?.style.length ?? 0);
  for (const { style, weight } of parts)
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + ((style[i] ?? 0) * weight) / whole;
  return mean;
}

/** Weights as masks that sum to one at every place, evenly where nobody has any. */
function sharesOf(weights: readonly Area[]): Float32Array {
  const masks = new Float32Array(weights.length * PLACES);
  for (let i = 0; i < PLACES; i++) {
    const here = weights.map((weight) => (typeof weight === "number" ? weight : (weight[i] ?? 0)));
    const sum = here.reduce((a, b) => a + b, 0);
    here.forEach((weight, p) => {
      masks[p * PLACES + i] = sum > 0 ? weight / sum : 1 / weights.length;
    });
  }
  return masks;
}

/** Moves every style from the picture's own by `strength`, 0..1: at 1 they are the hands'. */
export const strengthened = (
  styles: readonly Float32Array[],
  own: Float32Array,
  strength: number,
): Float32Array[] =>
  styles.map((style) => style.map((value, i) => (1 - strength) * (own[i] ?? 0) + strength * value));
