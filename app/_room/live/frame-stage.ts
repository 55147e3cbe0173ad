import { type FrameHeader, unpackFrame } from "@/core/room/protocol/frame";
import { decodeJpeg } from "./decode-jpeg";

/** What the status line shows; rewritten in place. */
export type FrameStats = { fps: number; renderMs: number; queueMs: number; size: number };

/**
 * Decodes moving frames off the main thread and draws the newest on a canvas. One is being decoded, one waits; a
 * newer one takes the waiting one's place, so a slow machine shows fewer frames and never old ones.
 */
export class FrameStage {
  readonly stats: FrameStats = { fps: 0, renderMs: 0, queueMs: 0, size: 0 };
  /** Called with each frame drawn, and its place in the order of arrival. */
  onDrawn: (header: FrameHeader, arrival: number) => void = () => {};
  #arrived = 0;
  #canvas: HTMLCanvasElement | null = null;
  #waiting: { packed: Uint8Array; arrival: number } | null = null;
  #decoding = false;
  #drawnAt: number[] = [];

  /** Frames that came in so far, drawn or not. */
  get arrived(): number {
    return this.#arrived;
  }

  attach(canvas: HTMLCanvasElement | null): void {
    this.#canvas = canvas;
  }

  show(packed: Uint8Array): void {
    this.#arrived += 1;
    this.#waiting = { packed, arrival: this.#arrived };
    if (!this.#decoding) void this.#work();
  }

  /** Frames drawn within the last second. */
  fps(now: number): number {
    this.#drawnAt = this.#drawnAt.filter((at) => now - at < 1000);
    return this.#drawnAt.length;
  }

  async #work(): Promise<void> {
    this.#decoding = true;
    try {
      while (this.#waiting) {
        const { packed, arrival } = this.#waiting;
        this.#waiting = null;
        await this.#decode(packed, arrival);
      }
    } finally {
      this.#decoding = false;
    }
  }

  async #decode(packed: Uint8Array, arrival: number): Promise<void> {
    const { header, jpeg } = unpackFrame(packed);
    const picture = await decodeJpeg(jpeg);
    await new Promise<void>((drawn) => requestAnimationFrame(() => drawn()));
    const canvas = this.#canvas;
    if (canvas) {
      if (canvas.width !== picture.width || canvas.height !== picture.height) {
        canvas.width = picture.width;
        canvas.height = picture.height;
      }
      canvas.getContext("2d", { alpha: false })?.drawImage(picture.image, 0, 0);
      this.#drawnAt.push(performance.now());
      this.stats.renderMs = header.renderMs;
      this.stats.queueMs = header.queueMs;
      this.stats.size = header.size;
      this.onDrawn(header, arrival);
    }
    picture.image.close();
  }
}
