import { MASK_SIDE } from "@/core/picture/recipe/finish";
import type { Shape } from "@/core/picture/render/shape";
import type { Places, Tile } from "../engines/engine";

/** A network paints multiples of so many pixels. */
const GRID = 4;

/** What a tile needs around it is painted with it, and thrown away. */
export type Region = { tile: Tile; around: Tile };

/**
 * A tile of a picture with `margin` pixels around it, as far as the picture goes, on multiples of `grid`. Where
 * styles have places the grid is that of their masks, of which a region gets whole pixels, and half a one more around it: there
 * the network would enlarge what it cannot see.
 */
export function regionOf(
  tile: Tile,
  picture: Shape,
  { margin, places }: { margin: number; places: boolean },
): Region {
  const span = (at: number, length: number, side: number): [from: number, length: number] => {
    const cell = side / MASK_SIDE;
    const grid = places ? wholeCells(cell) : GRID;
    const wide = places ? margin + cell / 2 : margin;
    const from = Math.max(0, Math.floor((at - wide) / grid) * grid);
    return [from, Math.min(side, Math.ceil((at + length + wide) / grid) * grid) - from];
  };
  const [x, width] = span(tile.x, tile.width, picture.width);
  const [y, height] = span(tile.y, tile.height, picture.height);
  return { tile, around: { x, y, width, height } };
}

/** Pixels that are whole pixels of a mask, of which one is `cell` wide, and that the network can paint. */
function wholeCells(cell: number): number {
  let pixels = cell;
  while (pixels % GRID !== 0) pixels += cell;
  return pixels;
}

/** The masks and amounts of a region, whose sides are whole pixels of them. */
export function placesOf(
  { masks, amount }: { masks: Float32Array; amount: Float32Array },
  { x, y, width, height }: Tile,
  picture: Shape,
): Places {
  const [across, down] = [MASK_SIDE / picture.width, MASK_SIDE / picture.height];
  // Whole numbers, but for how they are rounded.
  const [left, right] = [Math.round(x * across), Math.round((x + width) * across)];
  const [top, bottom] = [Math.round(y * down), Math.round((y + height) * down)];
  const part = { x: left, y: top, width: right - left, height: bottom - top };
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
