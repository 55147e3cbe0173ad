import { setImmediate as breathe } from "node:timers/promises";
import { AddedForms } from "@/core/picture/render/add-forms";
import { FollowedForms } from "@/core/picture/render/follow-forms";
import { halved, octavesOf } from "@/core/picture/render/octaves";
import { areaOf, doubleOf, pixelsIn, type Shape } from "@/core/picture/render/shape";
import { cut, paste } from "../cut";
import type { PaintItem } from "../engines/engine";
import type { Pixels, Prepared } from "../prepare";
import { besideEachOther, partsOf } from "../tiles";
import { Brushing } from "./brushing";
import { joinedStyles, strokeAt, wholeItem } from "./item";
import type { PaintPlan } from "./plan";
import { placesOf, type Region, regionOf } from "./region";

/** Pixels up to which, those of a square of this side, a picture is painted whole; its statistics hold for what is larger. */
const WHOLE = 512;
/** Pixels per side of a square as large as a part: a tenth of a second on one core, between which moving frames are made. */
const TILE = 512;
/** Rows of the smaller picture whose forms are taken at a time, and how many more below them have to be there. */
const ROWS = 128;
const BELOW = 4;

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
  /** Statistics of the largest picture that is painted whole, by its stroke. */
  private readonly stats = new Map<number, Float32Array>();
  private styles: Float32Array = new Float32Array(0);
  private readonly brushing: Brushing;
  /** The picture as it was painted at the live size. */
  readonly live: Pixels;
  /** The largest of its octaves that is painted whole. */
  private readonly largest: Shape;

  /** RGB bytes of what is painted: `plain` of the target, which is the live size in its shape or a doubling of it; `live` of the live size. */
  constructor(
    private readonly plan: PaintPlan,
    { plain, live }: { plain: Uint8Array; live: Uint8Array },
    { ratio, target }: Pick<Prepared, "ratio" | "target">,
  ) {
    const octaves = octavesOf(target, areaOf(ratio, plan.running.finish.file.live));
    const plains = new Map([[target.width, plain]]);
    const [smallest] = octaves;
    if (smallest && plan.forms === "followed") plains.set(smallest.width, live);
    const plainOf = (at: Shape): Uint8Array => {
      const found = plains.get(at.width) ?? halved(plainOf(doubleOf(at)), doubleOf(at));
      plains.set(at.width, found);
      return found;
    };
    const [first = target] = octaves;
    this.live = { rgb: new Uint8Array(0), shape: first };
    this.largest = octaves.findLast((octave) => pixelsIn(octave) <= WHOLE ** 2) ?? first;
    this.brushing = new Brushing(plan, plainOf(first), first);
    const grounds = new Map<number, Promise<Uint8Array>>();
    const ground = (at: Shape): Promise<Uint8Array> => {
      const found = grounds.get(at.width) ?? this.brushing.ground.of(plainOf(at), at);
      grounds.set(at.width, found);
      return found;
    };
    for (const [i, octave] of octaves.entries()) {
      if (octave === first)
        this.steps.push(async () => this.paintLive(plainOf(first), await ground(first), first));
      else if (pixelsIn(octave) <= pixelsIn(this.largest))
        this.steps.push(async () => this.paintWhole(await ground(octave), octave, octaves[i + 1]));
      else
        this.steps.push(async () =>
          this.paintTiles(await ground(octave), () => ground(this.largest), octave),
        );
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

  private async paintLive(plain: Uint8Array, ground: Uint8Array, live: Shape): Promise<void> {
    this.styles = await joinedStyles(this.plan, plain, live);
    this.painted = await this.whole(ground, live, false);
    this.live.rgb = this.painted;
  }

  /** `next`: the octave after it, if there is one. */
  private async paintWhole(plain: Uint8Array, octave: Shape, next: Shape | undefined): Promise<void> {
    // Only what is painted in tiles needs statistics, and those of the largest whole serve best.
    const isMeasured = octave === this.largest && next !== undefined;
    const own = this.whole(plain, octave, isMeasured);
    if (isMeasured && strokeAt(this.plan, next) !== strokeAt(this.plan, octave))
      await this.measure(strokeAt(this.plan, next), () => plain);
    this.keepForms(this.larger(await own, octave));
  }

  private async whole(plain: Uint8Array, shape: Shape, measure: boolean): Promise<Uint8Array> {
    const given = this.brushing.lay(plain, shape);
    const item = { ...wholeItem(this.plan, this.styles, given, shape), measure };
    const { rgb, stats } = await this.plan.running.open.paint({ items: [item], ...shape });
    if (measure && stats[0]) this.stats.set(item.stroke, stats[0]);
    return this.brushing.lift(rgb[0] ?? new Uint8Array(0), given, plain);
  }

  /** Finds the statistics of a stroke in the largest picture that is painted whole, where they are not those that are known: strokes of another size have others. */
  private async measure(stroke: number, plain: () => Promise<Uint8Array> | Uint8Array): Promise<void> {
    if (this.stats.has(stroke)) return;
    const given = this.brushing.lay(await plain(), this.largest);
    const item = { ...wholeItem(this.plan, this.styles, given, this.largest), stroke, measure: true };
    const { stats } = await this.plan.running.open.paint({ items: [item], ...this.largest });
    if (stats[0]) this.stats.set(stroke, stats[0]);
  }

  private async paintTiles(
    plain: Uint8Array,
    groundOfLargest: () => Promise<Uint8Array>,
    shape: Shape,
  ): Promise<void> {
    const { margin } = this.plan.running.finish.file;
    const stroke = strokeAt(this.plan, shape);
    await this.measure(stroke, groundOfLargest);
    const fine = new Uint8Array(plain.length);
    const regions = partsOf(shape, TILE).map((tile) =>
      regionOf(tile, shape, { margin, places: this.plan.places !== null }),
    );
    const larger = this.larger(fine, shape);
    const groups = besideEachOther(regions).map(
      (some): Step =>
        async () => {
          const painting = Promise.all(
            some.map((region) => this.paintTile(fine, plain, { region, shape, stroke })),
          );
          // Tiles come row by row: what is above these is painted, and gets its forms meanwhile.
          await larger.until(some[0]?.tile.y ?? 0);
          await painting;
        },
    );
    this.steps.unshift(...groups, () => this.keepForms(larger));
  }

  private async paintTile(
    fine: Uint8Array,
    plain: Uint8Array,
    { region, shape, stroke }: { region: Region; shape: Shape; stroke: number },
  ): Promise<void> {
    const { plan, styles } = this;
    const { around, tile } = region;
    const bare = cut(plain, shape.width, around);
    const given = this.brushing.lay(bare, shape, around);
    const item: PaintItem = {
      rgb: given,
      styles,
      places: plan.places && placesOf(plan.places, around, shape),
      amount: plan.amount,
      stroke,
      colour: plan.colour,
      stats: this.stats.get(stroke) ?? null,
      measure: false,
    };
    const { rgb } = await plan.running.open.paint({
      items: [item],
      width: around.width,
      height: around.height,
    });
    const part = this.brushing.lift(rgb[0] ?? new Uint8Array(0), given, bare);
    paste(fine, shape.width, { tile, around, part });
  }

  /** A larger picture, which takes its forms from the one that is painted now. */
  private larger(fine: Uint8Array, shape: Shape): Larger {
    const { painted } = this;
    return this.plan.forms === "followed"
      ? new Larger(fine, () => new FollowedForms(fine, painted, shape), true)
      : new Larger(fine, () => new AddedForms(fine, painted, shape), false);
  }

  /** Goes on with a larger picture, once it has its forms. */
  private keepForms(larger: Larger): void {
    const add = (): void => {
      larger.step();
      if (larger.done) this.painted = larger.rgb;
      else this.steps.unshift(add);
    };
    this.steps.unshift(add);
  }
}

type Forms = { done: boolean; step(rows: number): void };

/** A picture that gets its forms from a smaller one, from the top down. */
class Larger {
  private forms: Forms | null = null;
  private rows = 0;

  /** `begin`: forms that look at the picture at once, or row by row. */
  constructor(
    readonly rgb: Uint8Array,
    private readonly begin: () => Forms,
    private readonly isRowByRow: boolean,
  ) {}

  get done(): boolean {
    return this.forms?.done ?? false;
  }

  step(rows = ROWS): void {
    this.forms ??= this.begin();
    this.forms.step(rows);
    this.rows += rows;
  }

  /** Goes on as far as that can be done with what is above a row of it. */
  async until(row: number): Promise<void> {
    if (!this.isRowByRow) return;
    // In rows of the smaller picture.
    const most = Math.floor(row / 2) - BELOW;
    while (this.rows < most) {
      this.step(Math.min(ROWS, most - this.rows));
      await breathe();
    }
  }
}
