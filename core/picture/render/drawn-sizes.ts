import { mixOf } from "@/core/picture/finish/mix";
import type { ModelFile } from "@/core/picture/model/model-file";
import type { Still } from "@/core/picture/recipe/recipe";
import { LARGEST_PAINTED } from "./octaves";

/** Pixels per side of a painted picture that has settled. */
const SETTLED = 1024;

type Sizes = ModelFile["sizes"];

/** Whether a finish paints a picture. */
export const isPainted = (still: Pick<Still, "finish" | "influence" | "holds" | "blends">): boolean =>
  mixOf(still) !== null;

/** The sizes at which a picture is drawn: its model's own, or, where it is painted, any up to an A3 print. */
export const drawnSizes = (still: Still, sizes: Sizes): Sizes =>
  isPainted(still) ? { ...sizes, any: true, settled: SETTLED, max: LARGEST_PAINTED } : sizes;
