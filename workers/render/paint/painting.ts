import { setImmediate as breathe } from "node:timers/promises";
import { CrispEdges } from "@/core/picture/finish/edges";
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
  /** What the hands paint on, by its width: begun before it is needed, while the engine paints. */
  private readonly grounds = new Map<number, Promise<Uint8Array>>();
  private readonly plainOf: (at: Shape) => Uint8Array;
  /** The picture as it was painted at the live size. */
  readonly live: Pixels;
  /** The largest of its octaves that is painted whole. */
  private readonly largest: Shape;
  private readonly target: Shape;

  /**
   * RGB bytes of what is painted: `plain` of the target, which is the live size in its shape or a doubling of it; `live` of the live size.
   * `isThere`: so many bytes of the target, where it is no live picture, are as they will stay.
   */
  constructor(
    private readonly plan: PaintPlan,
    { plain, live }: { plain: Uint8Array; live: Uint8Array },
    { ratio, target }: Pick<Prepared, "ratio" | "target">,
    private readonly isThere: (rgb: Uint8Array, bytes: number) => void = () => {},
  ) {
    const octaves = octavesOf(target, areaOf(ratio, plan.running.finish.file.live));
    const plains = new Map([[target.width, plain]]);
    const [smallest] = octaves;
    if (smallest && plan.forms === "followed") plains.set(smallest.width, live);
    this.plainOf = (at) => {
      const found = plains.get(at.width) ?? halved(this.plainOf(doubleOf(at)), doubleOf(at));
      plains.set(at.width, found);
      return found;
    };
    const [first = target] = octaves;
    this.target = target;
    this.live = { rgb: new Uint8Array(0), shape: first };
    this.largest = octaves.findLast((octave) => pixelsIn(octave) <= WHOLE ** 2) ?? first;
    this.brushing = new Brushing(plan, this.plainOf(first), first);
    for (const [i, octave] of octaves.entries()) {
      if (octave === first) this.steps.push(() => this.paintLive(first));
      else if (pixelsIn(octave) <= pixelsIn(this.largest))
        this.steps.push(() => this.paintWhole(octave, octaves[i + 1]));
      else this.steps.push(() => this.paintTiles(octave));
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

  private groundOf(at: Shape): Promise<Uint8Array> {
    const found = this.grounds.get(at.width) ?? this.brushing.ground.of(this.plainOf(at), at);
    this.grounds.set(at.width, found);
    return found;
  }

  private async paintLive(live: Shape): Promise<void> {
    // The engine reads the style while dabs are made here.
    const [styles, ground] = await Promise.all([
      joinedStyles(this.plan, this.plainOf(live), live),
      this.groundOf(live),
    ]);
    this.styles = styles;
    this.painted = await this.whole(ground, live, false);
    this.live.rgb = this.painted;
  }

  /** `next`: the octave after it, if there is one. */
  private async paintWhole(octave: Shape, next: Shape | undefined): Promise<void> {
    const { plan } = this;
    const ground = await this.groundOf(octave);
    // Only what is painted in tiles needs statistics, and those of the largest whole serve best.
    const wanted = octave === this.largest && next ? strokeAt(plan, next) : null;
    const isOwn = wanted === strokeAt(plan, octave);
    const [painted] = await Promise.all([
      this.whole(ground, octave, isOwn),
      wanted === null || isOwn ? null : this.measure(wanted),
      // While the engine paints, what the next one is painted on is made here.
      next && this.groundOf(next),
    ]);
    this.keepForms(this.larger(painted, octave));
  }

  private async whole(plain: Uint8Array, shape: Shape, measure: boolean): Promise<Uint8Array> {
    const given = this.brushing.lay(plain, shape);
    const item = { ...wholeItem(this.plan, this.styles, given, shape), measure };
    const { rgb, stats } = await this.plan.running.open.paint({ items: [item], ...shape, beside: true });
    if (measure && stats[0]) this.stats.set(item.stroke, stats[0]);
    return this.brushing.lift(rgb[0] ?? new Uint8Array(0), given, plain);
  }

  /** Finds the statistics of a stroke in the largest picture that is painted whole, where they are not known: strokes of another size have others. */
  private async measure(stroke: number): Promise<void> {
    if (this.stats.has(stroke)) return;
    const given = this.brushing.lay(await this.groundOf(this.largest), this.largest);
    const item = { ...wholeItem(this.plan, this.styles, given, this.largest), stroke, measure: true };
    const { stats } = await this.plan.running.open.paint({ items: [item], ...this.largest, beside: true });
    if (stats[0]) this.stats.set(stroke, stats[0]);
  }

  private async paintTiles(shape: Shape): Promise<void> {
    const plain = await this.groundOf(shape);
    // The largest are many bytes.
    this.grounds.delete(shape.width);
    const { margin } = this.plan.running.finish.file;
    const stroke = strokeAt(this.plan, shape);
    await this.measure(stroke);
    const fine = new Uint8Array(plain.length);
    const regions = partsOf(shape, TILE).map((tile) =>
      regionOf(tile, shape, { margin, places: this.plan.places !== null }),
    );
    const larger = this.larger(fine, shape);
    const groups = besideEachOther(regions).map(
      (some): Step =>
        async () => {
          await Promise.all([
            ...some.map((region) => this.paintTile(fine, plain, { region, shape, stroke })),
            // Tiles come row by row: what is above these is painted, and gets its forms meanwhile.
            larger.until(some[0]?.tile.y ?? 0),
          ]);
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
      beside: true,
    });
    const part = this.brushing.lift(rgb[0] ?? new Uint8Array(0), given, bare);
    paste(fine, shape.width, { tile, around, part });
  }

  /** A larger picture, which takes its forms from the one that is painted now. */
  private larger(fine: Uint8Array, shape: Shape): Larger {
    const { painted, isThere, plan } = this;
    const row = 3 * shape.width;
    const tell = shape === this.target ? (rows: number) => isThere(fine, rows * row) : () => {};
    const laid = { share: plan.edges, amount: plan.places?.amount ?? plan.amount };
    const edges = plan.edges > 0 ? new CrispEdges(fine, shape, laid) : null;
    const how = { rows: shape.height, edges, tell };
    return plan.forms === "followed"
      ? new Larger(fine, { ...how, begin: () => new FollowedForms(fine, painted, shape), isRowByRow: true })
      : new Larger(fine, { ...how, begin: () => new AddedForms(fine, painted, shape), isRowByRow: false });
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

/** A picture that gets its forms from a smaller one, and then its edges, from the top down. */
class Larger {
  private forms: Forms | null = null;
  /** Of the smaller picture. */
  private rows = 0;

  /** `begin`: forms that look at the picture at once, or row by row. `rows`: how many it has; `tell`: so many are as they will stay. */
  constructor(
    readonly rgb: Uint8Array,
    private readonly how: {
      begin(): Forms;
      isRowByRow: boolean;
      rows: number;
      edges: CrispEdges | null;
      tell(rows: number): void;
    },
  ) {}

  get done(): boolean {
    return this.forms?.done ?? false;
  }

  step(rows = ROWS): void {
    const { begin, edges, tell } = this.how;
    this.forms ??= begin();
    this.forms.step(rows);
    this.rows += rows;
    const formed = this.forms.done ? this.how.rows : 2 * this.rows;
    edges?.until(formed);
    tell(edges ? edges.rows : formed);
  }

  /** Goes on as far as that can be done with what is above a row of it. */
  async until(row: number): Promise<void> {
    if (!this.how.isRowByRow) return;
    const most = Math.floor(row / 2) - BELOW;
    while (this.rows < most) {
      this.step(Math.min(ROWS, most - this.rows));
      await breathe();
    }
  }
}
