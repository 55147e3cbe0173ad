import { fitPalette } from "./fit-palette";
import { applyLut, buildLut } from "./lut";
import { coloursOf } from "./oklab";
import { ownPalette } from "./own-palette";

/**
 * Grades a whole picture (RGB bytes, in place) to a room's colours, for models without palette inputs: from the picture's own
 * colours, found in its ungraded bytes with the recipe's seed, so that the recipe still describes all of it.
 */
export function grade(
  rgb: Uint8Array,
  size: { width: number; height: number },
  palette: { colours: readonly string[]; strength: number },
  seed: number,
): void {
  if (palette.strength === 0) return;
  const own = ownPalette(rgb, size.width, size.height, Math.max(4, palette.colours.length), seed);
  const target = fitPalette(palette.colours, Float32Array.from(own.flat()), own.length);
  applyLut(rgb, buildLut(own, coloursOf(target), palette.strength));
}
