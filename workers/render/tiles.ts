import type { Tile } from "./engines/engine";
import type { Prepared } from "./prepare";

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

/** A picture made tile by tile; other work may run between two steps. */
export class TiledPicture {
  private readonly left: Tile[];
  readonly rgb: Uint8Array;
  engineMs = 0;

  constructor(readonly prepared: Prepared) {
    const { size, running } = prepared;
    const { any, tile } = running.model.file.sizes;
    this.left = tilesOf(size, any ? Math.min(tile, size) : size);
    this.rgb = new Uint8Array(size * size * 3);
  }

  get done(): boolean {
    return this.left.length === 0;
  }

  async step(): Promise<void> {
    const tile = this.left.shift();
    if (!tile) return;
    const { item, size, running } = this.prepared;
    const began = performance.now();
    const { rgb } = await running.open.render({ items: [item], size, tile });
    this.engineMs += performance.now() - began;
    const part = rgb[0] ?? new Uint8Array(0);
    for (let row = 0; row < tile.height; row++) {
      const from = row * tile.width * 3;
      this.rgb.set(part.subarray(from, from + tile.width * 3), ((tile.y + row) * size + tile.x) * 3);
    }
  }
}
