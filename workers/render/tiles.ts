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

/**
 * The parts in which a picture is painted, none of many more pixels than a square of `side`. Each needs a margin around it: bands that go
 * from border to border need less of it, as long as they are not much wider than high.
 */
export function partsOf(picture: Shape, side: number): Tile[] {
  const { width, height } = picture;
  if (width > 3 * side) return tilesOf(picture, side);
  const bands = Math.ceil((width * height) / (1.35 * side * side));
  const rows = Math.ceil(height / bands / 4) * 4;
  const starts = Array.from({ length: Math.ceil(height / rows) }, (_, i) => i * rows);
  return starts.map((y) => ({ x: 0, y, width, height: Math.min(rows, height - y) }));
}

/** Tiles made beside each other: an engine may have a core for each. */
const BESIDE = 2;

/** What is done one by one, in twos. */
export function besideEachOther<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / BESIDE) }, (_, i) =>
    items.slice(i * BESIDE, (i + 1) * BESIDE),
  );
}
