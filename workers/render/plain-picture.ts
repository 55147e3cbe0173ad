import { resized } from "./paint/item";
import type { PlainPictures } from "./plain-pictures";
import type { Prepared } from "./prepare";
import { TiledPicture } from "./tiled-picture";

/** A generator's picture at the size at which it will be painted, from memory where it is there; other work may run between two steps. */
export class PlainPicture {
  private readonly drawing: TiledPicture | null;
  private bytes: Uint8Array | null;

  constructor(
    private readonly prepared: Prepared,
    private readonly plains: PlainPictures,
  ) {
    this.bytes = plains.get(prepared);
    this.drawing = this.bytes ? null : new TiledPicture(prepared);
  }

  get done(): boolean {
    return this.bytes !== null;
  }

  /** RGB bytes, once it is done. */
  get rgb(): Uint8Array {
    return this.bytes ?? new Uint8Array(0);
  }

  async step(): Promise<void> {
    const { drawing, prepared } = this;
    if (!drawing) return;
    if (!drawing.done) return drawing.step();
    this.bytes = await resized(drawing.picture, prepared.target);
    this.plains.put(prepared, this.bytes);
  }
}
