import sharp from "sharp";
import { strengthened } from "@/core/picture/finish/styles";
import { STYLE, STYLE_INPUT } from "@/core/picture/model/finish-file";
import { MASK_SIDE } from "@/core/picture/recipe/finish";
import { halved } from "@/core/picture/render/octaves";
import type { PaintItem } from "../engines/engine";
import type { PaintPlan } from "./plan";

/** Styles as the network takes them for one picture: `plain` is its whole unpainted picture, RGB bytes of `size` pixels a side. */
export async function joinedStyles(
  { styles, strength, running }: PaintPlan,
  plain: Uint8Array,
  size: number,
): Promise<Float32Array> {
  const used =
    strength === 1 ? styles : strengthened(styles, await readStyle(running.open, plain, size), strength);
  const joined = new Float32Array(used.length * STYLE);
  used.forEach((style, i) => {
    joined.set(style, i * STYLE);
  });
  return joined;
}

async function readStyle(
  open: PaintPlan["running"]["open"],
  plain: Uint8Array,
  size: number,
): Promise<Float32Array> {
  const small =
    size === STYLE_INPUT
      ? plain
      : size === 2 * STYLE_INPUT
        ? halved(plain, size)
        : await resized(plain, size, STYLE_INPUT);
  const [style] = await open.readStyles([small]);
  if (!style) throw new RangeError("the finish saw nothing");
  return style;
}

/** The stroke to ask of the network for a picture of `size` pixels a side: an octave broader each time the size doubles, as far as it was trained. */
export function strokeAt({ stroke, running: { finish } }: PaintPlan, size: number): number {
  const { live, strokes } = finish.file;
  const wanted = stroke + Math.log2(size / live) * strokes.octave;
  return Math.max(strokes.min, Math.min(strokes.max, wanted));
}

/** What a whole picture of `size` pixels a side is painted with; \`rgb\` has its brushwork laid on. */
export function wholeItem(plan: PaintPlan, styles: Float32Array, rgb: Uint8Array, size: number): PaintItem {
  const places = plan.places && { width: MASK_SIDE, height: MASK_SIDE, ...plan.places };
  const { amount, colour } = plan;
  return { rgb, styles, places, amount, stroke: strokeAt(plan, size), colour, stats: null, measure: false };
}

/** RGB bytes of a square picture at another size, by Lanczos' interpolation. */
export function resized(rgb: Uint8Array, from: number, to: number): Promise<Uint8Array> {
  return sharp(rgb, { raw: { width: from, height: from, channels: 3 } })
    .resize(to, to, { kernel: "lanczos3" })
    .raw()
    .toBuffer();
}
