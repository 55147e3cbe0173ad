import { AppError } from "@/core/kernel/errors";
import { paste } from "./cut";
import type { Tile } from "./engines/engine";
import { grade } from "./grading";
import type { Prepared } from "./prepare";
import { Enlarging } from "./side/enlarging";
import { tilesOf } from "./tiles";

/** A picture made tile by tile, enlarged where that was asked for and, unless it is painted afterwards, graded; other work may run between two steps. */
export class TiledPicture {
  private readonly left: Tile[];
  private readonly rgb: Uint8Array;
  private readonly enlarging: Enlarging | null;
  engineMs = 0;

  /** Throws AppError `render_unavailable` where a network is asked for that the model does not have. */
  constructor(readonly prepared: Prepared) {
    const { size, running, job } = prepared;
    const { any, tile } = running.model.file.sizes;
    this.left = tilesOf(size, any ? Math.min(tile, size) : size);
    this.rgb = new Uint8Array(size * size * 3);
    this.enlarging = null;
    // What is painted gets its fineness from strokes.
    if (any || prepared.paint || job.enlarger !== "upscaler" || job.size <= size) return;
    if (!running.side.enlarge)
      throw new AppError("render_unavailable", `${running.model.id} has no upscaler here`);
    this.enlarging = new Enlarging(this.rgb, size, running.side.enlarge);
  }

  get done(): boolean {
    return this.left.length === 0 && (this.enlarging?.done ?? true);
  }

  /** What there is when it is done: RGB bytes and their pixels per side. */
  get picture(): { rgb: Uint8Array; size: number } {
    return this.enlarging ?? { rgb: this.rgb, size: this.prepared.size };
  }

  async step(): Promise<void> {
    const began = performance.now();
    const tile = this.left.shift();
    if (!tile) await this.enlarging?.step();
    else {
      await this.renderTile(tile);
      if (this.left.length === 0 && !this.prepared.paint) grade(this.prepared, this.rgb, this.prepared.size);
    }
    this.engineMs += performance.now() - began;
  }

  private async renderTile(tile: Tile): Promise<void> {
    const { item, size, running } = this.prepared;
    const { rgb } = await running.open.render({ items: [item], size, tile });
    paste(this.rgb, size, { tile, around: tile, part: rgb[0] ?? new Uint8Array(0) });
  }
}
