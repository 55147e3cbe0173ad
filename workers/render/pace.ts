import type { Ratio } from "@/core/picture/recipe/ratio";
import { partOf, pixelsIn, type Shape } from "@/core/picture/render/shape";

/** Milliseconds that a painted moving frame may take in the engine: twelve a second, and more feel like none. */
const MOST_MS = 80;
/** What a larger size has to be foretold to take before it is tried again. */
const AGAIN = 0.6;
const NEWEST = 0.2;
/** Times the live size, largest first; the last is taken however long it takes. */
const PARTS = [2, 3 / 2, 1, 3 / 4, 1 / 2] as const;
/** Where it begins: at the live size, before it is known how long one takes. */
const FIRST = PARTS.indexOf(1);

/**
 * The size of painted moving frames: larger than the live size where the engine has the time; where it is short of it they get smaller
 * before anything of the picture is left out.
 * Whoever looks is told by the frame's header, which has its size and time.
 */
export class Pace {
  /** Milliseconds for a pixel, lately. */
  private perPixel = 0;
  private part: number = FIRST;

  /** As many pixels as a square of that part of the live size, whatever the shape: what a frame costs is its pixels. */
  shape(ratio: Ratio, live: number): Shape {
    return partOf(ratio, live, PARTS[this.part] ?? 1);
  }

  /** A painted frame took `ms`. */
  note(ms: number, frame: Shape, live: number): void {
    const found = ms / pixelsIn(frame);
    this.perPixel = this.perPixel === 0 ? found : (1 - NEWEST) * this.perPixel + NEWEST * found;
    const foretold = (part: number) => this.perPixel * (live * (PARTS[part] ?? 1)) ** 2;
    if (foretold(this.part) > MOST_MS && this.part < PARTS.length - 1) this.part += 1;
    else if (this.part > 0 && foretold(this.part - 1) < AGAIN * MOST_MS) this.part -= 1;
  }
}
