import type { Tile } from "./engines/engine";

/** The rectangles that cover size x size pixels, row by row, none larger than `side`. */
export function tilesOf(size: number, side: number): Tile[] {
  const tiles: Tile[] = [];
  for (let y = 0; y < size; y += side) {
    for (let x = 0; x < size; x += side) {
      tiles.push({ x, y, width: Math.min(side, size - x), height: Math.min(side, size - y) });
    }
  }
  return tiles;
}
