import type { ModelFile } from "@/core/picture/model/model-file";
import { RATIOS, type Ratio, ratioOf, SQUARE } from "@/core/picture/recipe/ratio";
import type { Still } from "@/core/picture/recipe/recipe";

/** A picture's pixels. */
export type Shape = { width: number; height: number };

/** The smallest pictures of each shape whose sides a finish can paint: multiples of 4. */
const UNITS: Record<Ratio, Shape> = {
  "1:1": { width: 4, height: 4 },
  "3:2": { width: 12, height: 8 },
  "2:3": { width: 8, height: 12 },
  "16:9": { width: 64, height: 36 },
};
/** Larger sizes are doublings of one up to this, so that each is made of four of the one before. */
const DOUBLED_FROM = 256;

const times = ({ width, height }: Shape, by: number): Shape => ({ width: width * by, height: height * by });

export const squareOf = (side: number): Shape => ({ width: side, height: side });
export const longSide = ({ width, height }: Shape): number => Math.max(width, height);
export const shortSide = ({ width, height }: Shape): number => Math.min(width, height);
export const pixelsIn = ({ width, height }: Shape): number => width * height;
export const isSameShape = (a: Shape, b: Shape): boolean => a.width === b.width && a.height === b.height;
export const halfOf = (shape: Shape): Shape => times(shape, 1 / 2);
export const doubleOf = (shape: Shape): Shape => times(shape, 2);

/** The shapes in which a model draws. One that takes coordinates sees more of the same field; others draw what they learned. */
export const ratiosOf = ({ any, ratios }: Pick<ModelFile["sizes"], "any" | "ratios">): readonly Ratio[] =>
  any ? (ratios ?? RATIOS) : [SQUARE];

/** The shape in which a model draws a picture: its recipe's, or square where the model cannot. */
export function drawnRatio(
  still: Pick<Still, "ratio">,
  sizes: Pick<ModelFile["sizes"], "any" | "ratios">,
): Ratio {
  const asked = ratioOf(still);
  return ratiosOf(sizes).includes(asked) ? asked : SQUARE;
}

/** The same picture in another shape. */
export function inRatio<S extends Pick<Still, "ratio">>(still: S, ratio: Ratio): S {
  const { ratio: _before, ...square } = still;
  return (ratio === SQUARE ? square : { ...square, ratio }) as S;
}

/** How often as wide as high. */
export const aspectOf = (ratio: Ratio): number => UNITS[ratio].width / UNITS[ratio].height;

/** A picture whose longer side has `size` pixels; the shorter one to the nearest pixel. */
export function shapeOf(ratio: Ratio, size: number): Shape {
  const unit = UNITS[ratio];
  const scale = size / longSide(unit);
  return { width: Math.round(unit.width * scale), height: Math.round(unit.height * scale) };
}

/** A picture with about as many pixels as a square of `size`, exactly of its ratio, its sides multiples of 4. */
export function areaOf(ratio: Ratio, size: number): Shape {
  if (ratio === SQUARE) return squareOf(size);
  if (size > DOUBLED_FROM && size % 2 === 0) return doubleOf(areaOf(ratio, size / 2));
  return partOf(ratio, size, 1);
}

/** The same for a part of that size, 1: all of it. */
export function partOf(ratio: Ratio, size: number, part: number): Shape {
  const unit = UNITS[ratio];
  const whole = Math.max(1, Math.round(size / Math.sqrt(pixelsIn(unit))));
  return times(unit, Math.max(1, Math.round((ratio === SQUARE ? size / unit.width : whole) * part)));
}
