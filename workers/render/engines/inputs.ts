import { shortSide } from "@/core/picture/render/shape";
import type { EngineBatch, EngineItem } from "./engine";

/**
 * Pixel centres `from` to `from + count` along a side of a picture. Its shorter side is -1..1 and the middle of each side 0, so that a
 * picture that is not square shows more of the same field, and its middle what the square shows.
 */
export const centres = (from: number, count: number, side: number, shorter = side): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => (2 * (from + i + 0.5)) / shorter - side / shorter);

/** The coordinates of a rectangle's pixels. */
export const coordinates = ({ picture, tile }: Pick<EngineBatch, "picture" | "tile">) => {
  const shorter = shortSide(picture);
  return {
    x: centres(tile.x, tile.width, picture.width, shorter),
    y: centres(tile.y, tile.height, picture.height, shorter),
  };
};

/** One array of `length` numbers an item; zeros where an item has none. Throws RangeError for another length. */
export function joinItems(
  items: readonly EngineItem[],
  length: number,
  of: (item: EngineItem) => Float32Array | null,
): Float32Array {
  const joined = new Float32Array(items.length * length);
  items.forEach((item, i) => {
    const part = of(item);
    if (part && part.length !== length)
      throw new RangeError(`expected ${length} numbers, got ${part.length}`);
    if (part) joined.set(part, i * length);
  });
  return joined;
}
