import { isSameShape } from "@/core/picture/render/shape";
import { Grading, gradesOf } from "./grading";
import { Painting } from "./paint/painting";
import type { PaintPlan } from "./paint/plan";
import { PlainPicture } from "./plain-picture";
import type { PlainPictures } from "./plain-pictures";
import { atLive, type Pixels, type Prepared } from "./prepare";

/** A picture that is drawn, brought to the size at which it is painted, painted and graded; other work may run between two steps. */
export class PaintedPicture {
  private readonly plain: PlainPicture;
  /** As it is drawn at the live size, which is not always its reduction: what was seen live is what is made larger. */
  private readonly live: PlainPicture;
  private painting: Painting | null = null;
  private grading: Grading | null = null;
  engineMs = 0;

  constructor(
    readonly prepared: Prepared,
    private readonly plan: PaintPlan,
    plains: PlainPictures,
  ) {
    const live = atLive(prepared, plan.running.finish.file.live);
    this.plain = new PlainPicture(prepared, plains);
    const isNeeded = plan.forms === "followed" && !isSameShape(live.target, prepared.target);
    this.live = isNeeded ? new PlainPicture(live, plains) : this.plain;
  }

  get done(): boolean {
    return this.painting?.done === true && (this.grading?.done ?? false);
  }

  /** What there is when it is done. */
  get picture(): Pixels {
    return { rgb: this.painting?.rgb ?? new Uint8Array(0), shape: this.prepared.target };
  }

  async step(): Promise<void> {
    const began = performance.now();
    await this.next();
    this.engineMs += performance.now() - began;
  }

  private async next(): Promise<void> {
    const { painting, plain, live } = this;
    if (painting?.done) this.gradingOf(painting.rgb).step();
    else if (painting) await painting.step();
    else if (!live.done) await live.step();
    else if (!plain.done) await plain.step();
    else
      this.painting = new Painting(
        this.plan,
        { plain: plain.rgb, live: live.rgb },
        this.prepared,
        (rgb, bytes) => this.gradingOf(rgb).until(bytes),
      );
  }

  /** Measured at the live size: the same colours at every size. */
  private gradingOf(rgb: Uint8Array): Grading {
    const live = this.painting?.live;
    if (!live) throw new RangeError("graded before it was painted");
    this.grading ??= new Grading(gradesOf(this.prepared, live.rgb, live.shape), rgb);
    return this.grading;
  }
}
