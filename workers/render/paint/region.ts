import { MASK_SIDE } from "@/core/picture/recipe/finish";
import type { Places, Tile } from "../engines/engine";

/** What a tile needs around it is painted with it, and thrown away. */
export type Region = { tile: Tile; around: Tile };

/**
 * A tile of a picture of `size` pixels a side with `margin` pixels around it, as far as the picture goes, on multiples of `grid`. Where
 * styles have places the grid is that of their masks, of which a region gets whole pixels, and half a one more around it: there
 * the network would enlarge what it cannot see.
 */
export function regionOf(
  tile: Tile,
  size: number,
  { margin, places }: { margin: number; places: boolean },
): Region {
  const grid = places ? size / MASK_SIDE : 4;
  const wide = places ? margin + grid / 2 : margin;
  const from = (at: number) => Math.max(0, Math.floor((at - wide) / grid) * grid);
  const to = (at: number) => Math.min(size, Math.ceil((at + wide) / grid) * grid);
  const [x, y] = [from(tile.x), from(tile.y)];
  return { tile, around: { x, y, width: to(tile.x + tile.width) - x, height: to(tile.y + tile.height) - y } };
}

/** The masks and amounts of a region, whose sides are whole pixels of them. */
export function placesOf(
  { masks, amount }: { masks: Float32Array; amount: Float32Array },
  { x, y, width, height }: Tile,
  size: number,
): Places {
  const cell = size / MASK_SIDE;
  const part = { x: x / cell, y: y / cell, width: width / cell, height: height / cell };
  const count = masks.length / (MASK_SIDE * MASK_SIDE);
  const cut = new Float32Array(count * part.width * part.height);
  for (let p = 0; p < count; p++)
    cut.set(
      cutFloats(masks.subarray(p * MASK_SIDE ** 2, (p + 1) * MASK_SIDE ** 2), part),
      p * part.width * part.height,
    );
  return { width: part.width, height: part.height, masks: cut, amount: cutFloats(amount, part) };
}

function cutFloats(mask: Float32Array, { x, y, width, height }: Tile): Float32Array {
  const part = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * MASK_SIDE + x;
    part.set(mask.subarray(from, from + width), row * width);
  }
  return part;
}
