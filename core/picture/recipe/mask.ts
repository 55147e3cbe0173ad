import { MASK_SIDE, type Mask } from "./finish";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const PIXELS = MASK_SIDE * MASK_SIDE;
const BYTES = PIXELS / 2;
/** The highest level. */
const TOP = 15;

/** Everywhere, and nowhere, as masks. */
export const FULL_MASK: Mask = `${"_".repeat(682)}8`;
const EMPTY_MASK: Mask = "A".repeat(683);
export const isEmptyMask = (mask: Mask): boolean => mask === EMPTY_MASK;

/** A mask's levels, [32 x 32], 0..1. */
export function readMask(mask: Mask): Float32Array {
  const levels = new Float32Array(PIXELS);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of mask) {
    bits = ((bits << 6) | ALPHABET.indexOf(letter)) & 0xffff;
    held += 6;
    while (held >= 4 && at < PIXELS) {
      held -= 4;
      levels[at++] = ((bits >> held) & TOP) / TOP;
    }
  }
  return levels;
}

/** One of a mask's levels, 0..1: the `at`-th, row by row. */
export function levelAt(mask: Mask, at: number): number {
  const [letter, past] = [Math.floor((at * 4) / 6), (at * 4) % 6];
  const bits = (ALPHABET.indexOf(mask[letter] ?? "A") << 6) | ALPHABET.indexOf(mask[letter + 1] ?? "A");
  return ((bits >> (8 - past)) & TOP) / TOP;
}

/** The mask of [32 x 32] levels of 0..1, each to the nearest of sixteen. Throws RangeError for another number of levels. */
export function writeMask(levels: ArrayLike<number>): Mask {
  if (levels.length !== PIXELS) throw new RangeError(`a mask has ${PIXELS} levels, not ${levels.length}`);
  let mask = "";
  let bits = 0;
  let held = 0;
  for (let i = 0; i < PIXELS; i++) {
    const level = Math.round(Math.min(1, Math.max(0, levels[i] ?? 0)) * TOP);
    bits = ((bits << 4) | level) & 0xffff;
    held += 4;
    while (held >= 6) {
      held -= 6;
      mask += ALPHABET[(bits >> held) & 63];
    }
  }
  return held > 0 ? mask + ALPHABET[(bits << (6 - held)) & 63] : mask;
}

/** Bytes that a mask stands for. */
export const MASK_BYTES = BYTES;
