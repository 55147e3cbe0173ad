import sharp from "sharp";
import { strengthened } from "@/core/picture/finish/styles";
import { STYLE, STYLE_INPUT } from "@/core/picture/model/finish-file";
import { MASK_SIDE } from "@/core/picture/recipe/finish";
import { enlarged, enlargementOf } from "@/core/picture/render/enlarge";
import { halved } from "@/core/picture/render/octaves";
import { doubleOf, isSameShape, type Shape, shortSide, squareOf } from "@/core/picture/render/shape";
import type { PaintItem } from "../engines/engine";
import type { Pixels } from "../prepare";
import type { PaintPlan } from "./plan";

/** Styles as the network takes them for one picture: `plain` is its whole unpainted picture, RGB bytes. */
export async function joinedStyles(
  { styles, strength, running }: PaintPlan,
  plain: Uint8Array,
  shape: Shape,
): Promise<Float32Array> {
  const used =
    strength === 1
      ? styles
      : strengthened(styles, await readStyle(running.open, { rgb: plain, shape }), strength);
  const joined = new Float32Array(used.length * STYLE);
  used.forEach((style, i) => {
    joined.set(style, i * STYLE);
  });
  return joined;
}

async function readStyle(open: PaintPlan["running"]["open"], plain: Pixels): Promise<Float32Array> {
  // The network looks at squares: strokes have no shape, so that a picture may be squeezed for it.
  const looked = squareOf(STYLE_INPUT);
  const small = isSameShape(plain.shape, doubleOf(looked))
    ? halved(plain.rgb, plain.shape)
    : await resized(plain, looked);
  const [style] = await open.readStyles([small]);
  if (!style) throw new RangeError("the finish saw nothing");
  return style;
}

/**
 * The stroke to ask of the network: an octave broader each time a picture's shorter side doubles, as far as it was trained. By the shorter
 * side, so that the middle of a wide picture is painted as the square is.
 */
export function strokeAt({ stroke, running: { finish } }: PaintPlan, shape: Shape): number {
  const { live, strokes } = finish.file;
  const wanted = stroke + Math.log2(shortSide(shape) / live) * strokes.octave;
  return Math.max(strokes.min, Math.min(strokes.max, wanted));
}

/** What a whole picture of `size` pixels a side is painted with; \`rgb\` has its brushwork laid on. */
export function wholeItem(plan: PaintPlan, styles: Float32Array, rgb: Uint8Array, shape: Shape): PaintItem {
  const places = plan.places && { width: MASK_SIDE, height: MASK_SIDE, ...plan.places };
  const { amount, colour } = plan;
  return { rgb, styles, places, amount, stroke: strokeAt(plan, shape), colour, stats: null, measure: false };
}

/** RGB bytes of a picture at another size: bicubic where it is larger, by Lanczos' interpolation where it is smaller; the same bytes at its own. */
export async function resized({ rgb, shape }: Pixels, to: Shape): Promise<Uint8Array> {
  if (isSameShape(shape, to)) return rgb;
  const times = enlargementOf(shape, to);
  if (times) return enlarged(rgb, shape, times);
  return sharp(rgb, { raw: { ...shape, channels: 3 } })
    .resize(to.width, to.height, { fit: "fill", kernel: "lanczos3" })
    .raw()
    .toBuffer();
}
