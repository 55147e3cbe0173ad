import { pixelsIn, type Shape } from "@/core/picture/render/shape";
import { resample } from "./resample";
import { BITS, bitsOf, planeOf, SIDE, SIGNS, transform } from "./watermark-code";
import { amountsFor, scores } from "./watermark-strength";

/**
 * An invisible mark: 64 bits and 16 to check them, spread over the middle frequencies of a picture's lightness (Cox et al. 1997,
 * in 8 x 8 blocks of a canonical 512 px square that the picture is squeezed to) and weighed by what the eye masks. It survives compression, scaling and brightness; it
 * does not survive cropping or turning, since its places are counted from the corners.
 */

/** What a coefficient of a flat place is changed by. Small pictures lose more of it on their way. */
const LEAST = { small: 4.2, large: 3 };
/** Up to as many pixels as a square of this side has, a picture is small. */
const SMALL = 512;
/** Mean of squared z-scores: 1 without a mark, where 4 has a chance of 1 in 10^30 (chi-squared, 80 degrees of freedom). */
const PRESENT = 4;

/** Marks a picture. @param rgb bytes [height x width x 3], left as they are; a marked copy is returned */
export function embedWatermark(rgb: Uint8Array, shape: Shape, id: bigint): Uint8Array {
  const { width, height } = shape;
  const host = transform(resample(lightness(rgb, pixelsIn(shape)), width, height, SIDE, SIDE));
  const amounts = amountsFor(host, bitsOf(id), pixelsIn(shape) > SMALL ** 2 ? LEAST.large : LEAST.small);
  const plane = resample(planeOf(amounts), SIDE, SIDE, width, height);
  const scale = lossAt(shape);
  const marked = new Uint8Array(rgb.length);
  for (let i = 0, at = 0; i < plane.length; i++, at += 3) {
    const add = (plane[i] ?? 0) * scale;
    marked[at] = level((rgb[at] ?? 0) + add);
    marked[at + 1] = level((rgb[at + 1] ?? 0) + add);
    marked[at + 2] = level((rgb[at + 2] ?? 0) + add);
  }
  return marked;
}

/** The nearest of 0 to 255. */
const level = (value: number): number => (value <= 0 ? 0 : value >= 255 ? 255 : Math.floor(value + 0.5));

export type Watermark = {
  id: bigint;
  /** How much stronger than chance: 1 is none. */
  score: number;
};

/** The mark in a picture of any size; null where there is none to be sure of. */
export function readWatermark(rgb: Uint8Array, width: number, height: number): Watermark | null {
  const z = scores(transform(resample(lightness(rgb, width * height), width, height, SIDE, SIDE)));
  const score = z.reduce((total, value) => total + value * value, 0) / BITS;
  if (score < PRESENT) return null;
  const read = z.map((value) => value > 0);
  const id = read.slice(0, 64).reduce((all, bit, i) => (bit ? all | (1n << BigInt(i)) : all), 0n);
  return bitsOf(id).every((bit, i) => bit === read[i]) ? { id, score } : null;
}

const losses = new Map<string, number>();

/** By how much resampling the mark to a size weakens it: a small picture has no room for the finest of it. */
function lossAt({ width, height }: Shape): number {
  const key = `${width}x${height}`;
  const known = losses.get(key);
  if (known) return known;
  const even = planeOf(Float32Array.from(SIGNS));
  const loss = strengthOf(even) / strengthOf(resample(even, SIDE, SIDE, width, height));
  losses.set(key, loss);
  return loss;
}

const strengthOf = (plane: Float32Array): number =>
  Math.sqrt(plane.reduce((sum, value) => sum + value * value, 0) / plane.length);

/** Luma (Rec. 601) of RGB bytes [count x 3]. */
function lightness(rgb: Uint8Array, count: number): Float32Array {
  const luma = new Float32Array(count);
  for (let i = 0; i < count; i++)
    luma[i] = 0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0);
  return luma;
}
