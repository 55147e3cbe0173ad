import type { FrameHeader } from "@/core/protocol/frame";
import type { Settled } from "@/core/protocol/messages";

/**
 * Decides what of the two is seen, canvas or settled picture, and writes down which moment that is: data-seq is the moment
 * on screen, data-settled-seq and data-settled-hash the last settled picture that was shown.
 */
export class PictureSurface {
  #frames = 0;
  #wanted: Settled | null = null;

  constructor(
    private readonly box: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    private readonly still: HTMLImageElement,
  ) {}

  /** A moving frame was drawn. */
  readonly framed = (header: FrameHeader): void => {
    this.#frames += 1;
    this.box.dataset.seq = String(header.seq);
    this.canvas.style.visibility = "visible";
    this.still.style.visibility = "hidden";
  };

  /** A settled picture is there: shown once decoded, unless frames or a newer one came meanwhile. */
  readonly settled = (settled: Settled | null): void => {
    if (!settled) return;
    this.#wanted = settled;
    const frames = this.#frames;
    const next = new Image();
    next.src = settled.url;
    next.decode().then(
      () => {
        if (this.#wanted !== settled) return;
        this.still.src = settled.url;
        this.box.dataset.settledSeq = String(settled.seq);
        this.box.dataset.settledHash = settled.hash;
        if (this.#frames !== frames && Number(this.box.dataset.seq) > settled.seq) return;
        this.box.dataset.seq = String(settled.seq);
        this.still.style.visibility = "visible";
      },
      () => {
        // It could not be fetched: the last frame stays, and the next settled picture takes its place.
      },
    );
  };
}
