import { encode } from "./encode";
import { grade } from "./grading";
import { Brushing } from "./paint/brushing";
import { joinedStyles, resized, wholeItem } from "./paint/item";
import type { PaintPlan } from "./paint/plan";
import type { PlainPictures } from "./plain-pictures";
import type { Prepared } from "./prepare";
import { TiledPicture } from "./tiled-picture";

/** Pictures painted in one step, between which moving frames are made. */
const TOGETHER = 8;

/** Paints one small picture in each of some hands, a few at a time, for a person to choose from. */
export class HandTiles {
  private readonly left: PaintPlan[];
  private readonly drawing: TiledPicture;
  private plain: Uint8Array | null;
  readonly tiles: Uint8Array[] = [];
  engineMs = 0;

  constructor(
    readonly prepared: Prepared,
    plans: readonly PaintPlan[],
    private readonly plains: PlainPictures,
  ) {
    this.left = [...plans];
    this.plain = plains.get(prepared);
    this.drawing = new TiledPicture(prepared);
  }

  get done(): boolean {
    return this.left.length === 0;
  }

  async step(): Promise<void> {
    const began = performance.now();
    if (this.plain) await this.paint(this.plain, this.left.splice(0, TOGETHER));
    else if (!this.drawing.done) await this.drawing.step();
    else {
      this.plain = await resized(this.drawing.picture, this.prepared.target);
      this.plains.put(this.prepared, this.plain);
    }
    this.engineMs += performance.now() - began;
  }

  private async paint(plain: Uint8Array, plans: readonly PaintPlan[]): Promise<void> {
    const { prepared } = this;
    const { target, job, ratio } = prepared;
    const [first] = plans;
    if (!first) return;
    const items = [];
    const brushing = new Brushing(first, plain, target);
    const given = brushing.lay(await brushing.ground.of(plain, target), target);
    for (const plan of plans)
      items.push(wholeItem(plan, await joinedStyles(plan, plain, target), given, target));
    const { rgb } = await first.running.open.paint({ items, ...target, beside: true });
    for (const painted of rgb) {
      grade(prepared, painted, target);
      this.tiles.push((await encode(painted, target, { size: job.size, purpose: "thumbnail", ratio })).bytes);
    }
  }
}
