import { LowBand } from "@/core/picture/render/keep-low-band";
import { halved, octavesOf } from "@/core/picture/render/octaves";
import { cut, paste } from "../cut";
import type { PaintItem } from "../engines/engine";
import { tilesOf } from "../tiles";
import { Brushing } from "./brushing";
import { joinedStyles, strokeAt, wholeItem } from "./item";
import type { PaintPlan } from "./plan";
import { placesOf, type Region, regionOf } from "./region";

/** Pixels per side up to which a picture is painted whole; its statistics hold for what is larger. */
const WHOLE = 512;
/** Pixels per side of a tile: a tenth of a second on one core, between which moving frames are made. */
const TILE = 512;
/** Rows of the smaller picture that are added at a time. */
const ROWS = 128;

type Step = () => Promise<void> | void;

/**
 * A plain picture painted at its live size and each doubling of it up to its own; each gives the next its forms and keeps its own finer
 * strokes, so that strokes stay at their places whatever size is looked at. Step by step: other work may run in between. Memory
 * grows with the picture's bytes alone: what is larger than 512 px is painted in tiles.
 */
export class Painting {
  private readonly steps: Step[] = [];
  /** What is painted so far, at the size that was reached last. */
  private painted: Uint8Array = new Uint8Array(0);
  private stats: { of: Float32Array; stroke: number } | null = null;
  private styles: Float32Array = new Float32Array(0);
  private readonly brushing: Brushing;
  /** The picture as it was painted at the live size. */
  live: Uint8Array = new Uint8Array(0);

  /** `plain` RGB bytes [size x size x 3], the live size or a doubling of it. */
  constructor(
    private readonly plan: PaintPlan,
    plain: Uint8Array,
    readonly size: number,
  ) {
    const { live } = plan.running.finish.file;
    const plains = new Map([[size, plain]]);
    const plainOf = (at: number): Uint8Array => {
      const found = plains.get(at) ?? halved(plainOf(2 * at), 2 * at);
      plains.set(at, found);
      return found;
    };
    this.brushing = new Brushing(plan.brushwork, plainOf(live), live);
    for (const octave of octavesOf(size, live)) {
      if (octave === live) this.steps.push(() => this.paintLive(plainOf(live)));
      else if (octave <= WHOLE) this.steps.push(() => this.paintWhole(plainOf(octave), octave));
      else this.steps.push(() => this.paintTiles(plainOf(octave), plainOf(WHOLE), octave));
    }
  }

  get done(): boolean {
    return this.steps.length === 0;
  }

  /** RGB bytes, once it is done. */
  get rgb(): Uint8Array {
    return this.painted;
  }

  async step(): Promise<void> {
    await this.steps.shift()?.();
  }

  private async paintLive(plain: Uint8Array): Promise<void> {
    const { live } = this.plan.running.finish.file;
    this.styles = await joinedStyles(this.plan, plain, live);
    this.painted = await this.whole(plain, live);
    this.live = this.painted;
  }

  private async paintWhole(plain: Uint8Array, size: number): Promise<void> {
    this.keepForms(await this.whole(plain, size), size);
  }

  private async whole(plain: Uint8Array, size: number): Promise<Uint8Array> {
    // Only what is painted in tiles needs them, and those of the largest whole serve best.
    const measure = size === WHOLE && this.size > WHOLE;
    const given = this.brushing.lay(plain, size);
    const item = { ...wholeItem(this.plan, this.styles, given, size), measure };
    const { rgb, stats } = await this.plan.running.open.paint({ items: [item], width: size, height: size });
    if (measure && stats[0]) this.stats = { of: stats[0], stroke: item.stroke };
    return this.brushing.lift(rgb[0] ?? new Uint8Array(0), given, plain);
  }

  private async paintTiles(plain: Uint8Array, measured: Uint8Array, size: number): Promise<void> {
    const { margin } = this.plan.running.finish.file;
    const stroke = strokeAt(this.plan, size);
    if (this.stats?.stroke !== stroke) {
      // Strokes of another size have other statistics: one more look at the largest picture that is painted whole.
      const given = this.brushing.lay(measured, WHOLE);
      const item = { ...wholeItem(this.plan, this.styles, given, WHOLE), stroke, measure: true };
      const { stats } = await this.plan.running.open.paint({ items: [item], width: WHOLE, height: WHOLE });
      if (stats[0]) this.stats = { of: stats[0], stroke };
    }
    const fine = new Uint8Array(plain.length);
    const tiles = tilesOf(size, TILE).map((tile): Step => {
      const region = regionOf(tile, size, { margin, places: this.plan.places !== null });
      return () => this.paintTile(fine, plain, { region, size, stroke });
    });
    this.steps.unshift(...tiles, () => this.keepForms(fine, size));
  }

  private async paintTile(
    fine: Uint8Array,
    plain: Uint8Array,
    { region, size, stroke }: { region: Region; size: number; stroke: number },
  ): Promise<void> {
    const { plan, styles } = this;
    const { around, tile } = region;
    const bare = cut(plain, size, around);
    const given = this.brushing.lay(bare, size, around);
    const item: PaintItem = {
      rgb: given,
      styles,
      places: plan.places && placesOf(plan.places, around, size),
      amount: plan.amount,
      stroke,
      colour: plan.colour,
      stats: this.stats?.of ?? null,
      measure: false,
    };
    const { rgb } = await plan.running.open.paint({
      items: [item],
      width: around.width,
      height: around.height,
    });
    const part = this.brushing.lift(rgb[0] ?? new Uint8Array(0), given, bare);
    paste(fine, size, { tile, around, part });
  }

  /** Goes on with a larger picture, which takes its forms from the one before. */
  private keepForms(fine: Uint8Array, size: number): void {
    const band = new LowBand(fine, this.painted, size);
    this.painted = fine;
    const add = (): void => {
      band.step(ROWS);
      if (!band.done) this.steps.unshift(add);
    };
    this.steps.unshift(add);
  }
}
