import type { Shape } from "@/core/picture/render/shape";
import type { Tile } from "./engines/engine";

/** The rectangles that cover a picture, row by row, none larger than `side`. */
export function tilesOf(picture: Shape, side: number): Tile[] {
  const tiles: Tile[] = [];
  for (let y = 0; y < picture.height; y += side) {
    for (let x = 0; x < picture.width; x += side) {
      tiles.push({
        x,
        y,
        width: Math.min(side, picture.width - x),
        height: Math.min(side, picture.height - y),
      });
    }
  }
  return tiles;
}
