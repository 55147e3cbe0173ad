import { UPSCALER_FACTOR as FACTOR } from "@/core/picture/render/enlarger";
import { squareOf } from "@/core/picture/render/shape";
import { cut } from "../cut";
import type { Tile } from "../engines/engine";
import { tilesOf } from "../tiles";

/** Input pixels on each side that a pixel's result depends on (training/upscaler/network.py, HALO). */
const HALO = 6;
/** Input pixels per side of a tile: a tenth of a second on one core, between which moving frames are made. */
const SIDE = 128;

type Enlarge = (rgb: Uint8Array, width: number, height: number) => Promise<Uint8Array>;

/** A square picture made four times larger, tile by tile, each with as much around it as its result depends on: without seams. */
export class Enlarging {
  private readonly left: Tile[];
  readonly rgb: Uint8Array;
  readonly size: number;

  constructor(
    private readonly small: Uint8Array,
    private readonly side: number,
    private readonly enlarge: Enlarge,
    tile = SIDE,
  ) {
    this.left = tilesOf(squareOf(side), Math.min(tile, side));
    this.size = side * FACTOR;
    this.rgb = new Uint8Array(this.size * this.size * 3);
  }

  get done(): boolean {
    return this.left.length === 0;
  }

  async step(): Promise<void> {
    const tile = this.left.shift();
    if (!tile) return;
    // At the picture's edge the network itself knows what to do: nothing is added there.
    const [x, y] = [Math.max(0, tile.x - HALO), Math.max(0, tile.y - HALO)];
    const width = Math.min(this.side, tile.x + tile.width + HALO) - x;
    const height = Math.min(this.side, tile.y + tile.height + HALO) - y;
    const big = await this.enlarge(cut(this.small, this.side, { x, y, width, height }), width, height);
    const row = tile.width * FACTOR * 3;
    for (let i = 0; i < tile.height * FACTOR; i++) {
      const from = (((tile.y - y) * FACTOR + i) * width * FACTOR + (tile.x - x) * FACTOR) * 3;
      this.rgb.set(big.subarray(from, from + row), ((tile.y * FACTOR + i) * this.size + tile.x * FACTOR) * 3);
    }
  }
}
