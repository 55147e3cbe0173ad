import { dabbed, withDabs } from "@/core/picture/finish/dabs";
import { halved } from "@/core/picture/render/octaves";
import { halfOf, type Shape, shortSide } from "@/core/picture/render/shape";
import { resized } from "./item";
import type { PaintPlan } from "./plan";

/** Pixels of the shorter side of what is set down in dabs, at most: larger ones are enlarged from it, and the hand's strokes go on top. */
const MOST = 320;

/**
 * What a plain picture's hand paints on: the picture, set down in dabs as far as the plan says and it is painted. Dabs are made at half the size
 * or less; they are made of larger forms than that. `plain` itself where there are none.
 */
export async function groundOf(plan: PaintPlan, plain: Uint8Array, shape: Shape): Promise<Uint8Array> {
  const { dabs: share, places, amount } = plan;
  if (share === 0) return plain;
  let small = { rgb: halved(plain, shape), shape: halfOf(shape) };
  while (shortSide(small.shape) > MOST)
    small = { rgb: halved(small.rgb, small.shape), shape: halfOf(small.shape) };
  const dabs = await resized({ ...small, rgb: dabbed(small.rgb, small.shape) }, shape);
  return withDabs(plain, dabs, { shape, share, amount: places?.amount ?? amount });
}
