/** An amount at each place of a picture: one number for everywhere, or [32 x 32] of them. */
export type Area = number | Float32Array;

/** Less than this is nothing: half of a mask's lowest level. */
const NOTHING = 1 / 30;

const at = (area: Area, i: number): number => (typeof area === "number" ? area : (area[i] ?? 0));

/** Combines areas place by place; numbers alone stay a number. */
function each(a: Area, b: Area, f: (x: number, y: number) => number): Area {
  if (typeof a === "number" && typeof b === "number") return f(a, b);
  const length = typeof a === "number" ? (b as Float32Array).length : a.length;
  return Float32Array.from({ length }, (_, i) => f(at(a, i), at(b, i)));
}

export const plus = (a: Area, b: Area): Area => each(a, b, (x, y) => x + y);
export const scaled = (a: Area, by: number): Area => each(a, by, (x, y) => x * y);
/** Written so that t = 1 is the other to the bit. */
export const lerpArea = (a: Area, b: Area, t: number): Area => each(a, b, (x, y) => (1 - t) * x + t * y);
/** An area clamped to 0..1. */
export const unitOf = (a: Area): Area => each(a, 0, (x) => Math.min(1, Math.max(0, x)));
export const isNothing = (a: Area): boolean =>
  typeof a === "number" ? a <= 0 : !a.some((level) => level > 0);

/**
 * A part of a whole place by place, 0..1. Where there is next to nothing of the whole, the part's share of all places together
 * counts, so that shares do not jump at a brush's soft edge.
 */
export function ratio(part: Area, whole: Area): Area {
  const mean = meanOf(whole) > 0 ? meanOf(part) / meanOf(whole) : 0;
  return each(part, whole, (x, y) => {
    const known = Math.min(1, y / NOTHING);
    return known > 0 ? known * (x / y) + (1 - known) * mean : mean;
  });
}

const meanOf = (a: Area): number =>
  typeof a === "number" ? a : a.reduce((sum, level) => sum + level, 0) / Math.max(1, a.length);
