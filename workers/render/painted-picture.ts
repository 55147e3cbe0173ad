import { Grading, gradesOf } from "./grading";
import { resized } from "./paint/item";
import { Painting } from "./paint/painting";
import type { PaintPlan } from "./paint/plan";
import type { PlainPictures } from "./plain-pictures";
import type { Pixels, Prepared } from "./prepare";
import { TiledPicture } from "./tiled-picture";

/** A picture that is drawn, brought to the size at which it is painted, painted and graded; other work may run between two steps. */
export class PaintedPicture {
  private drawing: TiledPicture | null = null;
  private plain: Uint8Array | null;
  private painting: Painting | null = null;
  private grading: Grading | null = null;
  engineMs = 0;

  constructor(
    readonly prepared: Prepared,
    private readonly plan: PaintPlan,
    private readonly plains: PlainPictures,
  ) {
    this.plain = plains.get(prepared);
    if (!this.plain) this.drawing = new TiledPicture(prepared);
  }

  get done(): boolean {
    return this.grading?.done ?? false;
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
    const { prepared, painting } = this;
    if (this.grading) this.grading.step();
    else if (painting) {
      await painting.step();
      // Measured at the live size: the same colours at every size.
      if (painting.done)
        this.grading = new Grading(gradesOf(prepared, painting.live.rgb, painting.live.shape), painting.rgb);
    } else if (this.plain) this.painting = new Painting(this.plan, this.plain, prepared);
    else if (this.drawing && !this.drawing.done) await this.drawing.step();
    else if (this.drawing) {
      this.plain = await resized(this.drawing.picture, prepared.target);
      this.plains.put(prepared, this.plain);
      this.drawing = null;
    }
  }
}
