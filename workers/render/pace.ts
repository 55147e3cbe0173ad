import type { Ratio } from "@/core/picture/recipe/ratio";
import { partOf, type Shape } from "@/core/picture/render/shape";

/** Milliseconds that a painted moving frame may take in the engine: twelve a second, and more feel like none. */
const MOST_MS = 80;
/** What one may take that is larger than the live size: finer frames must not come late. */
const MOST_LARGER_MS = 30;
/** The share of what a larger size may take that it has to be foretold to take before it is tried. */
const AGAIN = 0.6;
/** Frames of a size that are compared: their median, since a single one may wait for memory or for another program. */
const COMPARED = 5;
/** Frames of a size before it is judged; its first one, which warms up, is not counted. */
const ENOUGH = 3;
/** Times the live size, largest first; the last is taken however long it takes. */
const PARTS = [2, 3 / 2, 1, 3 / 4, 1 / 2] as const;
/** Where it begins: at the live size, before it is known how long one takes. */
const FIRST = PARTS.indexOf(1);

const mostAt = (part: number): number => (part < FIRST ? MOST_LARGER_MS : MOST_MS);

/** How many times the pixels of a part the next larger one has. */
const growth = (part: number): number => ((PARTS[part - 1] ?? 1) / (PARTS[part] ?? 1)) ** 2;

/**
 * The size of painted moving frames: larger than the live size where the engine has the time; where it is short of it they get smaller
 * before anything of the picture is left out. Not all of a frame's time grows with its pixels: how much longer the next larger size takes is
 * learned whenever the size changes.
 * Whoever looks is told by the frame's header, which has its size and time.
 */
export class Pace {
  private part: number = FIRST;
  /** Milliseconds of this size's last frames, the first one left out; null before that one. */
  private recent: number[] | null = null;
  /** The size that was left, and what its frames took. */
  private left: { part: number; ms: number } | null = null;
  /** For each part how many times as long the next larger one takes, where that was seen. */
  private readonly longer = new Map<number, number>();

  /** As many pixels as a square of that part of the live size, whatever the shape: what a frame costs is its pixels. */
  shape(ratio: Ratio, live: number): Shape {
    return partOf(ratio, live, PARTS[this.part] ?? 1);
  }

  /** A painted frame took `ms`. */
  note(ms: number): void {
    if (!this.recent) {
      this.recent = [];
      return;
    }
    this.recent = [...this.recent, ms].slice(-COMPARED);
    if (this.recent.length < ENOUGH) return;
    const now = median(this.recent);
    this.learn(now);
    if (now > mostAt(this.part) && this.part < PARTS.length - 1) this.turnTo(this.part + 1, now);
    else if (this.part > 0 && now * this.longerAt(this.part) < AGAIN * mostAt(this.part - 1))
      this.turnTo(this.part - 1, now);
  }

  /** How many times as long the next larger size takes; by its pixels where it is not known. */
  private longerAt(part: number): number {
    return this.longer.get(part) ?? growth(part);
  }

  private turnTo(part: number, ms: number): void {
    this.left = { part: this.part, ms };
    this.part = part;
    this.recent = null;
  }

  /** Compares what frames take now with what they took at the size before. */
  private learn(now: number): void {
    const { left, part } = this;
    if (!left) return;
    this.left = null;
    const isLarger = part < left.part;
    const smaller = Math.max(part, left.part);
    const times = isLarger ? now / left.ms : left.ms / now;
    this.longer.set(smaller, Math.max(1, Math.min(growth(smaller), times)));
  }
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
};
