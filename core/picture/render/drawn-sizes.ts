import { mixOf } from "@/core/picture/finish/mix";
import type { ModelFile } from "@/core/picture/model/model-file";
import type { Ratio } from "@/core/picture/recipe/ratio";
import type { Still } from "@/core/picture/recipe/recipe";
import { type Enlarger, UPSCALER_FACTOR } from "./enlarger";
import { LARGEST_PAINTED } from "./octaves";
import { areaOf, drawnRatio, longSide, type Shape, shapeOf } from "./shape";

/** Pixels per side of a picture that has settled, where it can be drawn so large. */
const SETTLED = 1024;

type Sizes = ModelFile["sizes"];

/** Whether a finish paints a picture. */
export const isPainted = (still: Pick<Still, "finish" | "influence" | "holds" | "blends">): boolean =>
  mixOf(still) !== null;

/**
 * The sizes at which a picture is drawn, by its longer side: its model's own, or, where it is painted, any up to an A3 print. A settled
 * picture has as many pixels as the square one would have.
 */
export function drawnSizes(still: Still, sizes: Sizes): Sizes & { ratio: Ratio } {
  const ratio = drawnRatio(still, sizes);
  const own = isPainted(still) ? { ...sizes, any: true, settled: SETTLED, max: LARGEST_PAINTED } : sizes;
  return { ...own, ratio, settled: longSide(areaOf(ratio, own.settled)) };
}

/** The size of an unpainted moving frame, by its longer side: as many pixels as the square one has, for as much of the engine's time. */
export const movingSize = (still: Still, sizes: Sizes): number =>
  longSide(areaOf(drawnRatio(still, sizes), sizes.native));

/** A picture of a size, in the shape in which its model draws it. `sizes` the model's own. */
export const pictureShape = (still: Pick<Still, "ratio">, sizes: Sizes, size: number): Shape =>
  shapeOf(drawnRatio(still, sizes), size);

/**
 * How a picture settles: at 1024 px a side, or as many pixels in another shape, where it is painted, where its model draws any size, and where the network that came with the model
 * makes it so large; else at the model's own size, which browsers enlarge as well as any interpolation would.
 */
export function settledAs(
  still: Still,
  sizes: Sizes,
  enlarger: Enlarger | null,
): { size: number; enlarger?: "upscaler" } {
  const ratio = drawnRatio(still, sizes);
  const sized = (size: number) => ({ size: longSide(areaOf(ratio, size)) });
  if (isPainted(still)) return sized(SETTLED);
  // A model names a size that is quick to draw; large screens get twice that.
  if (sizes.any) return sized(Math.max(sizes.settled, Math.min(SETTLED, sizes.max, 2 * sizes.settled)));
  const large = sizes.native * UPSCALER_FACTOR;
  const isNear = large > sizes.settled && large <= SETTLED;
  return enlarger === "upscaler" && isNear ? { size: large, enlarger } : sized(sizes.settled);
}
