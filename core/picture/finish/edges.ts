import type { Shape } from "@/core/picture/render/shape";
import { fillRow, type Laid } from "./mask-row";

/** Pixels of a box, each way; means of boxes twice over say where forms end, and leave out what is finer. */
const BOX = 5;
/** An edge's variance in square pixels as seen there: the boxes' own, and that of an enlargement. */
const VARIANCE = 8;
/** Pixels from which a pixel's colour comes, at most; and pixels from an edge at which it comes from half as far. */
const FAR = 2.2;
const NEAR = 0.6;
/** Levels a pixel, of 255: where light changes less than so much there is hardly an edge. */
const FAINT = 2.5;
/** Pixels that a pixel needs around it: both boxes and a difference, which is further than its colour comes from. */
const AROUND = BOX;
/** Light is counted in so many parts of a level: sums of whole numbers are the same in any order. */
const PARTS = 10;
/** From a difference over two pixels of what is smoothed to levels a pixel. */
const SLOPE = 0.5 / (PARTS * BOX ** 4);
/** A slope, squared, with which no colour would come from a tenth of a pixel away. */
const NONE = 0.25;

/**
 * Makes the edges of a picture crisp that were drawn at half its size: each pixel near an edge takes its colour from further away from it,
 * on its own side. One step of a shock filter (Osher & Rudin 1990) along the gradient of the smoothed picture (Alvarez & Mazorra 1994), as
 * far as the edge's own width says. In place, row after row, in memory for the rows at hand; how many are done at a time makes no difference.
 */
export class CrispEdges {
  private next = 0;
  /** What was in the rows around those at hand before they were changed, from row `from` on. Beyond a border its last pixel goes on. */
  private before: Uint8Array = new Uint8Array(0);
  private from = 0;
  /** Pixels of a row with those beyond its borders. */
  private readonly wide: number;

  /** `laid`: where nothing of it is laid on, the bytes stay. */
  constructor(
    private readonly rgb: Uint8Array,
    private readonly shape: Shape,
    private readonly laid: Laid,
  ) {
    this.wide = shape.width + 2 * AROUND;
  }

  /** Rows that are done. */
  get rows(): number {
    return this.next;
  }

  /** Goes on with what needs no row from `row` on. */
  until(row: number): void {
    const { height } = this.shape;
    const last = row >= height ? height : row - AROUND;
    if (last > this.next) this.step(last - this.next);
  }

  /** Goes on for some rows; what is below them has to be there, as far as `until` says. */
  step(rows: number): void {
    const { width, height } = this.shape;
    const end = Math.min(height, this.next + rows);
    this.keep(this.next - AROUND, end + AROUND);
    const light = this.smoothed();
    const amounts = new Float32Array(width);
    for (let y = this.next; y < end; y++) {
      fillRow(amounts, this.laid, { y, height });
      this.sharpen(y, light, amounts);
    }
    this.next = end;
  }

  /** Copies rows before they are changed. Those above `next` were changed already, and copied before that. */
  private keep(from: number, to: number): void {
    const { wide, rgb, shape } = this;
    const [row, side] = [3 * shape.width, 3 * AROUND];
    const before = new Uint8Array((to - from) * 3 * wide);
    for (let y = from, at = 0; y < to; y++, at += 3 * wide) {
      const inside = Math.max(0, Math.min(shape.height - 1, y));
      if (inside < this.next) {
        const known = (inside - this.from) * 3 * wide;
        before.set(this.before.subarray(known, known + 3 * wide), at);
        continue;
      }
      before.set(rgb.subarray(inside * row, inside * row + row), at + side);
      for (let i = 0; i < side; i += 3) {
        before.copyWithin(at + i, at + side, at + side + 3);
        before.copyWithin(at + side + row + i, at + side + row - 3, at + side + row);
      }
    }
    this.before = before;
    this.from = from;
  }

  /** Smoothed light of the rows at hand, of one more above and below, and of a pixel beyond both borders, with which its rows begin. */
  private smoothed(): Int32Array {
    const { before, wide } = this;
    const light = new Int32Array(before.length / 3);
    for (let i = 0, o = 0; o < light.length; i += 3, o++)
      light[o] = 3 * (before[i] as number) + 6 * (before[i + 1] as number) + (before[i + 2] as number);
    const spare = new Int32Array(light.length);
    // A box that goes from one row's end to the next row's beginning is of pixels beyond the border.
    const across = boxes(boxes(light, spare, 1), light, 1);
    return boxes(boxes(across, spare, wide), light, wide);
  }

  /** `light`: as `smoothed` returns it. */
  private sharpen(y: number, light: Int32Array, amounts: Float32Array): void {
    const { rgb, before, wide } = this;
    const { width } = this.shape;
    const line = (y - this.from) * wide + AROUND;
    let p = (y - this.next + 1) * wide + 1;
    for (let x = 0, to = 3 * y * width; x < width; x++, p++, to += 3) {
      const west = light[p - 1] as number;
      const east = light[p + 1] as number;
      const north = light[p - wide] as number;
      const south = light[p + wide] as number;
      const gx = (east - west) * SLOPE;
      const gy = (south - north) * SLOPE;
      const squared = gx * gx + gy * gy;
      if (squared < NONE) continue;
      const amount = amounts[x] as number;
      if (amount === 0) continue;
      const twice = 2 * (light[p] as number);
      const crossed =
        (light[p + wide + 1] as number) -
        (light[p + wide - 1] as number) -
        (light[p - wide + 1] as number) +
        (light[p - wide - 1] as number);
      const bend =
        2 * SLOPE * (gx * gx * (east + west - twice) + gy * gy * (south + north - twice)) +
        SLOPE * gx * gy * crossed;
      const flat = 1 / Math.sqrt(squared);
      // How many pixels the edge is away, negative on its dark side, if it is as a blurred step is; in units of NEAR.
      const off = (-VARIANCE / NEAR) * bend * flat * flat * flat;
      const far =
        (amount * FAR * off * squared * flat) / (Math.sqrt(1 + off * off) * (squared + FAINT * FAINT));
      // AROUND makes them positive, so that dropping the fraction rounds down.
      const px = AROUND + far * gx;
      const py = AROUND + far * gy;
      const left = px | 0;
      const top = py | 0;
      const fx = px - left;
      const fy = py - top;
      const a = 3 * (line + x + left - AROUND + (top - AROUND) * wide);
      const c = a + 3 * wide;
      const atD = fx * fy;
      const atB = fx - atD;
      const atC = fy - atD;
      const atA = 1 - fx - atC;
      rgb[to] =
        (before[a] as number) * atA +
        (before[a + 3] as number) * atB +
        (before[c] as number) * atC +
        (before[c + 3] as number) * atD +
        0.5;
      rgb[to + 1] =
        (before[a + 1] as number) * atA +
        (before[a + 4] as number) * atB +
        (before[c + 1] as number) * atC +
        (before[c + 4] as number) * atD +
        0.5;
      rgb[to + 2] =
        (before[a + 2] as number) * atA +
        (before[a + 5] as number) * atB +
        (before[c + 2] as number) * atC +
        (before[c + 5] as number) * atD +
        0.5;
    }
  }
}

/** Sums of each number and the four after it, `stride` apart: of the boxes that begin there. */
function boxes(from: Int32Array, to: Int32Array, stride: number): Int32Array {
  const end = from.length - (BOX - 1) * stride;
  for (let i = 0; i < end; i++)
    to[i] =
      (from[i] as number) +
      (from[i + stride] as number) +
      (from[i + 2 * stride] as number) +
      (from[i + 3 * stride] as number) +
      (from[i + 4 * stride] as number);
  return to.subarray(0, end);
}
