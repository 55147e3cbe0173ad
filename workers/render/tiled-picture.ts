import { AppError } from "@/core/kernel/errors";
import { longSide, pixelsIn, squareOf } from "@/core/picture/render/shape";
import { paste } from "./cut";
import type { Tile } from "./engines/engine";
import { grade } from "./grading";
import type { Pixels, Prepared } from "./prepare";
import { Enlarging } from "./side/enlarging";
import { besideEachOther, tilesOf } from "./tiles";

/** A picture made tile by tile, enlarged where that was asked for and, unless it is painted afterwards, graded; other work may run between two steps. */
export class TiledPicture {
  /** Tiles that are not begun, those together that are made beside each other. */
  private readonly left: Tile[][];
  private readonly rgb: Uint8Array;
  private readonly enlarging: Enlarging | null;
  engineMs = 0;

  /** Throws AppError `render_unavailable` where a network is asked for that the model does not have. */
  constructor(readonly prepared: Prepared) {
    const { drawn, running, job } = prepared;
    const { any, tile } = running.model.file.sizes;
    const longer = longSide(drawn);
    this.left = besideEachOther(tilesOf(drawn, any ? Math.min(tile, longer) : longer));
    this.rgb = new Uint8Array(pixelsIn(drawn) * 3);
    this.enlarging = null;
    // What is painted gets its fineness from strokes.
    if (any || prepared.paint || job.enlarger !== "upscaler" || job.size <= longer) return;
    if (!running.side.enlarge)
      throw new AppError("render_unavailable", `${running.model.id} has no upscaler here`);
    this.enlarging = new Enlarging(this.rgb, longer, running.side.enlarge);
  }

  get done(): boolean {
    return this.left.length === 0 && (this.enlarging?.done ?? true);
  }

  /** What there is when it is done. */
  get picture(): Pixels {
    const { enlarging } = this;
    return enlarging
      ? { rgb: enlarging.rgb, shape: squareOf(enlarging.size) }
      : { rgb: this.rgb, shape: this.prepared.drawn };
  }

  async step(): Promise<void> {
    const began = performance.now();
    const tiles = this.left.shift();
    if (!tiles) await this.enlarging?.step();
    else {
      await Promise.all(tiles.map((tile) => this.renderTile(tile)));
      if (this.left.length === 0 && !this.prepared.paint) grade(this.prepared, this.rgb, this.prepared.drawn);
    }
    this.engineMs += performance.now() - began;
  }

  private async renderTile(tile: Tile): Promise<void> {
    const { item, drawn, running } = this.prepared;
    const { rgb } = await running.open.render({ items: [item], picture: drawn, tile, beside: true });
    paste(this.rgb, drawn.width, { tile, around: tile, part: rgb[0] ?? new Uint8Array(0) });
  }
}
