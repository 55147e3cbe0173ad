import { assign } from "./assign";
import { coloursOf, distanceSquared, type Oklab, oklabOfHex } from "./oklab";

/** How much keeping a slot's place between dark and light counts against being a like colour. */
const RANK_WEIGHT = 1;

/**
 * The room's colours in place of a picture's own: [slots x 3] OKLab for `own` [slots x 3] OKLab. Each slot takes the colour
 * that best keeps its place between dark and light, and among those the likest one. Every colour is used as it is, as far
 * as there are slots; slots left over take a shade of the nearest colour, at the slot's own lightness, so that one
 * colour still draws a picture. Pure and stable: the order of the colours matters only between equals.
 */
export function fitPalette(colours: readonly string[], own: Float32Array, slots: number): Float32Array {
  const theirs = colours.map(oklabOfHex);
  const ours = coloursOf(own).slice(0, slots);
  const cost = ours.map((slot, i) =>
    theirs.map((colour, j) => {
      const rank = place(ours, i) - place(theirs, j);
      return RANK_WEIGHT * rank * rank + distanceSquared(slot, colour);
    }),
  );
  const colourOf =
    theirs.length >= ours.length ? assign(cost, theirs.length) : spread(cost, theirs.length, ours.length);
  const fitted = new Float32Array(slots * 3);
  ours.forEach((slot, i) => {
    const exact = theirs[colourOf[i] ?? -1];
    fitted.set(exact ?? shade(slot, theirs), i * 3);
  });
  return fitted;
}

/** Fewer colours than slots: each colour gets its best slot; -1 where none is left. */
function spread(cost: readonly (readonly number[])[], colours: number, slots: number): number[] {
  const transposed = Array.from({ length: colours }, (_, j) => cost.map((row) => row[j] ?? 0));
  const slotOf = assign(transposed, slots);
  return Array.from({ length: slots }, (_, slot) => slotOf.indexOf(slot));
}

/** The colour nearest to a slot, at the slot's own lightness; greyer the further that is from the colour's. */
function shade(slot: Oklab, colours: readonly Oklab[]): Oklab {
  const [nearest] = colours.toSorted((p, q) => distanceSquared(slot, p) - distanceSquared(slot, q));
  if (!nearest) return slot;
  const keep = 1 - Math.min(0.8, Math.abs(slot[0] - nearest[0]));
  return [slot[0], nearest[1] * keep, nearest[2] * keep];
}

/** A colour's place from darkest (0) to lightest (1) among its own; equals keep their order. */
function place(all: readonly Oklab[], index: number): number {
  const lightness = all[index]?.[0] ?? 0;
  const darker = all.filter(([L], i) => L < lightness || (L === lightness && i < index)).length;
  return all.length > 1 ? darker / (all.length - 1) : 0.5;
}
