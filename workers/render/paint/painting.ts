import { AddedForms } from "@/core/picture/render/add-forms";
import { FollowedForms } from "@/core/picture/render/follow-forms";
import { halved, octavesOf } from "@/core/picture/render/octaves";
import { areaOf, doubleOf, pixelsIn, type Shape } from "@/core/picture/render/shape";
import { cut, paste } from "../cut";
import type { PaintItem } from "../engines/engine";
import type { Pixels, Prepared } from "../prepare";
import { partsOf } from "../tiles";
import { Brushing } from "./brushing";
import { joinedStyles, strokeAt, wholeItem } from "./item";
import type { PaintPlan } from "./plan";
import { placesOf, type Region, regionOf } from "./region";

/** Pixels up to which, those of a square of this side, a picture is painted whole; its statistics hold for what is larger. */
const WHOLE = 512;
/** Pixels per side of a square as large as a part: a tenth of a second on one core, between which moving frames are made. */
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
    const ground = (at: Shape) => this.brushing.ground.of(plainOf(at), at);
    for (const octave of octaves) {
      if (octave === first)
        this.steps.push(async () => this.paintLive(plainOf(first), await ground(first), first));
      else if (pixelsIn(octave) <= pixelsIn(this.largest))
        this.steps.push(async () => this.paintWhole(await ground(octave), { octave, target }));
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

  private async paintWhole(
    plain: Uint8Array,
    { octave, target }: { octave: Shape; target: Shape },
  ): Promise<void> {
    // Only what is painted in tiles needs statistics, and those of the largest whole serve best.
    const measure = octave.width === this.largest.width && target.width > octave.width;
    this.keepForms(await this.whole(plain, octave, measure), octave);
  }

  private async whole(plain: Uint8Array, shape: Shape, measure: boolean): Promise<Uint8Array> {
    const given = this.brushing.lay(plain, shape);
    const item = { ...wholeItem(this.plan, this.styles, given, shape), measure };
    const { rgb, stats } = await this.plan.running.open.paint({ items: [item], ...shape });
    if (measure && stats[0]) this.stats = { of: stats[0], stroke: item.stroke };
    return this.brushing.lift(rgb[0] ?? new Uint8Array(0), given, plain);
  }

  private async paintTiles(
    plain: Uint8Array,
    groundOfLargest: () => Promise<Uint8Array>,
    shape: Shape,
  ): Promise<void> {
    const { margin } = this.plan.running.finish.file;
    const stroke = strokeAt(this.plan, shape);
    if (this.stats?.stroke !== stroke) {
      // Strokes of another size have other statistics: one more look at the largest picture that is painted whole.
      const given = this.brushing.lay(await groundOfLargest(), this.largest);
      const item = { ...wholeItem(this.plan, this.styles, given, this.largest), stroke, measure: true };
      const { stats } = await this.plan.running.open.paint({ items: [item], ...this.largest });
      if (stats[0]) this.stats = { of: stats[0], stroke };
    }
    const fine = new Uint8Array(plain.length);
    const tiles = partsOf(shape, TILE).map((tile): Step => {
      const region = regionOf(tile, shape, { margin, places: this.plan.places !== null });
      return () => this.paintTile(fine, plain, { region, shape, stroke });
    });
    this.steps.unshift(...tiles, () => this.keepForms(fine, shape));
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
      stats: this.stats?.of ?? null,
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

  /** Goes on with a larger picture, which takes its forms from the one before. */
  private keepForms(fine: Uint8Array, shape: Shape): void {
    const { forms } = this.plan;
    const band = new (forms === "followed" ? FollowedForms : AddedForms)(fine, this.painted, shape);
    this.painted = fine;
    const add = (): void => {
      band.step(ROWS);
      if (!band.done) this.steps.unshift(add);
    };
    this.steps.unshift(add);
  }
}
