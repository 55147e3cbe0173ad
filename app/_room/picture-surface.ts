import { hashOf } from "@/core/kernel/canon/hash";
import { type Recipe, stillOf } from "@/core/picture/recipe/recipe";
import type { FrameHeader } from "@/core/room/protocol/frame";
import type { Settled } from "@/core/room/protocol/messages";

/** After this long without a frame the settled picture of the same moment takes the last frame's place. */
const STILL_MS = 500;

/**
 * Decides which of the two is seen, canvas or settled picture, and writes down which moment that is: data-seq is the
 * moment on screen, data-settled-seq and data-settled-hash the last settled picture that came. Frames are told apart by
 * the order in which they arrived: one that came before a settled picture never covers it, however late it is decoded.
 * data-picture says whether the settled picture is of the recipe that I see ("settled") or something has changed since.
 */
export class PictureSurface {
  #wanted: { settled: Settled; after: number } | null = null;
  #ready = false;
  #changes = 0;
  #drawn = { arrival: 0, seq: -1 };
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly box: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    private readonly still: HTMLImageElement,
  ) {}

  /** A moving frame was drawn. `arrival` counts frames as they came in. */
  readonly framed = (header: FrameHeader, arrival: number): void => {
    this.#drawn = { arrival, seq: header.seq };
    if (this.#ready && this.#wanted && arrival <= this.#wanted.after) return;
    // Somebody came in, and the room drew what everybody sees already, only smaller.
    if (this.box.dataset.picture === "settled") return;
    this.box.dataset.seq = String(header.seq);
    this.canvas.style.visibility = "visible";
    this.still.style.visibility = "hidden";
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#calm, STILL_MS);
  };

  /** A register has changed: whatever is shown is not the last word. */
  readonly moved = (): void => {
    this.#changes += 1;
    this.box.dataset.picture = "moving";
  };

  /** A settled picture came, after `arrived` frames: shown once decoded, unless frames of something newer were drawn by then. */
  readonly settled = (settled: Settled | null, arrived: number, recipe: Recipe): void => {
    if (!settled) return;
    const [changes, current] = [this.#changes, hashOf(stillOf(recipe)) === settled.hash];
    const wanted = { settled, after: arrived };
    this.#wanted = wanted;
    this.#ready = false;
    const next = new Image();
    next.src = settled.url;
    next.decode().then(
      () => {
        if (this.#wanted !== wanted) return;
        this.#ready = true;
        this.still.src = settled.url;
        this.box.dataset.settledSeq = String(settled.seq);
        this.box.dataset.settledHash = settled.hash;
        const isOfNow = current && changes === this.#changes;
        // A frame that was drawn while this one was fetched shows the same, only smaller.
        if (isOfNow || this.#drawn.arrival <= wanted.after) this.#show(settled);
        if (isOfNow) this.box.dataset.picture = "settled";
      },
      () => {
        // It could not be fetched: the last frame stays, and the next settled picture takes its place.
      },
    );
  };

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#wanted = null;
  }

  readonly #calm = (): void => {
    const settled = this.#ready ? this.#wanted?.settled : undefined;
    if (settled && settled.seq >= this.#drawn.seq) this.#show(settled);
  };

  #show(settled: Settled): void {
    this.box.dataset.seq = String(settled.seq);
    this.still.style.visibility = "visible";
  }
}
