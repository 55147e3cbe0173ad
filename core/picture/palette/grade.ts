import { bring } from "./bring";
import { fitPalette } from "./fit-palette";
import type { Lut } from "./lut";
import { coloursOf } from "./oklab";
import { ownPalette } from "./own-palette";

type Wanted = { colours: readonly string[]; strength: number };

/**
 * The grade that brings a whole picture (RGB bytes) to a room's colours: from the picture's own colours, found in
 * its ungraded bytes with the recipe's seed, so that the recipe still describes all of it. Null where nothing is to be done.
 */
export function gradeOf(
  rgb: Uint8Array,
  size: { width: number; height: number },
  palette: Wanted,
  seed: number,
): Lut | null {
  if (palette.strength === 0) return null;
  const own = ownPalette(rgb, size.width, size.height, Math.max(4, palette.colours.length), seed);
  const target = fitPalette(palette.colours, Float32Array.from(own.flat()), own.length);
  return bring(own, coloursOf(target), palette.strength);
}

/** Grades a whole picture (RGB bytes, in place) to a room's colours. */
export function grade(
  rgb: Uint8Array,
  size: { width: number; height: number },
  palette: Wanted,
  seed: number,
): void {
  gradeOf(rgb, size, palette, seed)?.apply(rgb);
}
