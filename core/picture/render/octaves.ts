import type { Ratio } from "@/core/picture/recipe/ratio";
import { areaOf, doubleOf, halfOf, longSide, pixelsIn, type Shape } from "./shape";

/** Painted sizes: the live one, doubled. Others are made from the next larger one. Pixels of the longer side; what is painted for it has as many pixels as a square of it. */
export const LARGEST_PAINTED = 4096;

/** What a picture is painted at whose longer side has `size` pixels: a doubling of the live size in its shape. */
export function paintedShape(ratio: Ratio, size: number, live: number): Shape {
  let painted = areaOf(ratio, live);
  while (longSide(painted) < size && pixelsIn(doubleOf(painted)) <= LARGEST_PAINTED ** 2)
    painted = doubleOf(painted);
  return painted;
}

/** The live size and its doublings up to a painted one. */
export function octavesOf(painted: Shape, live: Shape): Shape[] {
  const shapes: Shape[] = [];
  for (let shape = live; shape.width <= painted.width; shape = doubleOf(shape)) shapes.push(shape);
  return shapes;
}

/** A picture of RGB bytes, half as large each way: each pixel the mean of four, to the nearest byte. */
export function halved(rgb: Uint8Array, { width, height }: Shape): Uint8Array {
  const half = halfOf({ width, height });
  const row = width * 3;
  const out = new Uint8Array(pixelsIn(half) * 3);
  for (let y = 0, at = 0; y < half.height; y++) {
    const end = (2 * y + 1) * row;
    for (let i = 2 * y * row; i < end; i += 6, at += 3) {
      const below = i + row;
      // The four are inside: the sides are even.
      out[at] =
        ((rgb[i] as number) +
          (rgb[i + 3] as number) +
          (rgb[below] as number) +
          (rgb[below + 3] as number) +
          2) >>
        2;
      out[at + 1] =
        ((rgb[i + 1] as number) +
          (rgb[i + 4] as number) +
          (rgb[below + 1] as number) +
          (rgb[below + 4] as number) +
          2) >>
        2;
      out[at + 2] =
        ((rgb[i + 2] as number) +
          (rgb[i + 5] as number) +
          (rgb[below + 2] as number) +
          (rgb[below + 5] as number) +
          2) >>
        2;
    }
  }
  return out;
}
