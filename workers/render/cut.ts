import type { Tile } from "./engines/engine";

/** A rectangle of a picture of RGB bytes of a width, as a picture of its own. */
export function cut(rgb: Uint8Array, whole: number, { x, y, width, height }: Tile): Uint8Array {
  const part = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * whole + x) * 3;
    part.set(rgb.subarray(from, from + width * 3), row * width * 3);
  }
  return part;
}

/** Puts a tile into a picture of a width: `around` is the rectangle that `part` shows, of which the tile is a part. */
export function paste(
  rgb: Uint8Array,
  whole: number,
  { tile, around, part }: { tile: Tile; around: Tile; part: Uint8Array },
): void {
  for (let row = 0; row < tile.height; row++) {
    const from = ((tile.y - around.y + row) * around.width + (tile.x - around.x)) * 3;
    rgb.set(part.subarray(from, from + tile.width * 3), ((tile.y + row) * whole + tile.x) * 3);
  }
}
