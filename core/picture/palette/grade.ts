import { fitPalette } from "./fit-palette";
import { applyLut, buildLut } from "./lut";
import { coloursOf } from "./oklab";
import { ownPalette } from "./own-palette";

type Wanted = { colours: readonly string[]; strength: number };

/**
 * The grade [33 x 33 x 33 x 3] that brings a whole picture (RGB bytes) to a room's colours: from the picture's own colours, found in
 * its ungraded bytes with the recipe's seed, so that the recipe still describes all of it. Null where nothing is to be done.
 */
export function gradeOf(
  rgb: Uint8Array,
  size: { width: number; height: number },
  palette: Wanted,
  seed: number,
): Float32Array | null {
  if (palette.strength === 0) return null;
  const own = ownPalette(rgb, size.width, size.height, Math.max(4, palette.colours.length), seed);
  const target = fitPalette(palette.colours, Float32Array.from(own.flat()), own.length);
  return buildLut(own, coloursOf(target), palette.strength);
}

/** Grades a whole picture (RGB bytes, in place) to a room's colours. */
export function grade(
  rgb: Uint8Array,
  size: { width: number; height: number },
  palette: Wanted,
  seed: number,
): void {
  const lut = gradeOf(rgb, size, palette, seed);
  if (lut) applyLut(rgb, lut);
}
