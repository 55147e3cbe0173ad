import { mixOf } from "@/core/picture/finish/mix";
import type { ModelFile } from "@/core/picture/model/model-file";
import type { Ratio } from "@/core/picture/recipe/ratio";
import type { Still } from "@/core/picture/recipe/recipe";
import { LARGEST_PAINTED } from "./octaves";
import { areaOf, drawnRatio, longSide, type Shape, shapeOf } from "./shape";

/** Pixels per side of a painted picture that has settled. */
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
