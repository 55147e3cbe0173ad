import type { Shape } from "@/core/picture/render/shape";
import { fillRow, type Laid } from "./mask-row";

/** Pixels that a box reaches each way; means of boxes twice over say where forms end, and leave out what is finer. */
const REACH = 2;
const BOX = 2 * REACH + 1;
/** An edge's variance in square pixels as seen there: the boxes' own, and that of an enlargement. */
const VARIANCE = 8;
/** Pixels from which a pixel's colour comes, at most; and pixels from an edge at which it comes from half as far. */
const FAR = 2.2;
const NEAR = 0.6;
/** Levels a pixel, of 255: where light changes less than so much there is hardly an edge. */
const FAINT = 2.5;
/** Rows that a row needs above it and below it. */
const AROUND = 2 * REACH + Math.ceil(FAR) + 1;
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
  /** What was in the rows around those at hand before they were changed, from row `from` on. */
  private before: Uint8Array = new Uint8Array(0);
  private from = 0;

  /** `share` 0..1 of `amount`, which is one number, or one for each of 32 x 32 places: where it is nothing the bytes stay. */
  constructor(
    private readonly rgb: Uint8Array,
    private readonly shape: Shape,
    private readonly laid: Laid,
  ) {}

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
    this.keep(Math.max(0, this.next - AROUND), Math.min(height, end + AROUND));
    const light = this.smoothed(this.next - 1, end + 1);
    const across = new Float32Array(width);
    for (let y = this.next; y < end; y++) {
      fillRow(across, this.laid, { y, height });
      this.sharpen(y, light.subarray((y - this.next) * width), across);
    }
    this.next = end;
  }

  /** Copies rows before they are changed; what was copied already may have changed since. */
  private keep(from: number, to: number): void {
    const row = 3 * this.shape.width;
    const before = new Uint8Array((to - from) * row);
    const known = Math.min(to, this.from + this.before.length / row);
    const shared = Math.max(0, known - from) * row;
    if (shared > 0) before.set(this.before.subarray((from - this.from) * row).subarray(0, shared));
    before.set(this.rgb.subarray(from * row + shared, to * row), shared);
    this.before = before;
    this.from = from;
  }

  /** Smoothed light of rows `from` to `to`; beyond a border its last pixel goes on. */
  private smoothed(from: number, to: number): Int32Array<ArrayBufferLike> {
    const { before, from: first } = this;
    const { width, height } = this.shape;
    const rows = to - from + 4 * REACH;
    let light: Int32Array = new Int32Array(rows * width);
    for (let r = 0; r < rows; r++) {
      const y = Math.max(0, Math.min(height - 1, from - 2 * REACH + r)) - first;
      for (let x = 0, i = 3 * y * width, o = r * width; x < width; x++, i += 3, o++)
        light[o] = 3 * (before[i] as number) + 6 * (before[i + 1] as number) + (before[i + 2] as number);
    }
    let spare: Int32Array = new Int32Array(light.length);
    for (let pass = 0; pass < 2; pass++) {
      boxRows(light, spare, width);
      [light, spare] = [spare, light];
    }
    for (let pass = 0; pass < 2; pass++) {
      light = boxColumns(light, spare, width);
      spare = new Int32Array(light.length);
    }
    return light;
  }

  /** `light`: smoothed, from the row above on. */
  private sharpen(y: number, light: Int32Array, amounts: Float32Array): void {
    const { rgb, before, from } = this;
    const { width, height } = this.shape;
    const [last, bottom] = [width - 1, height - 1];
    // Beyond a border a picture goes on as it ends.
    const above = y > 0 ? 0 : width;
    const below = y < bottom ? 2 * width : width;
    for (let x = 0, to = 3 * y * width; x < width; x++, to += 3) {
      const amount = amounts[x] as number;
      if (amount === 0) continue;
      const left = x > 0 ? x - 1 : 0;
      const right = x < last ? x + 1 : x;
      const west = light[width + left] as number;
      const east = light[width + right] as number;
      const north = light[above + x] as number;
      const south = light[below + x] as number;
      const gx = (east - west) * SLOPE;
      const gy = (south - north) * SLOPE;
      const squared = gx * gx + gy * gy;
      if (squared < NONE) continue;
      const twice = 2 * (light[width + x] as number);
      const crossed =
        (light[below + right] as number) -
        (light[below + left] as number) -
        (light[above + right] as number) +
        (light[above + left] as number);
      const bend =
        2 * SLOPE * (gx * gx * (east + west - twice) + gy * gy * (south + north - twice)) +
        SLOPE * gx * gy * crossed;
      const flat = 1 / Math.sqrt(squared);
      // How many pixels the edge is away, negative on its dark side, if it is as a blurred step is; in units of NEAR.
      const off = (-VARIANCE / NEAR) * bend * flat * flat * flat;
      const far =
        (amount * FAR * off * squared * flat) / (Math.sqrt(1 + off * off) * (squared + FAINT * FAINT));
      let px = x + far * gx;
      if (px < 0) px = 0;
      else if (px > last) px = last;
      let py = y + far * gy;
      if (py < 0) py = 0;
      else if (py > bottom) py = bottom;
      // Never negative: dropping the fraction rounds down.
      const x0 = px | 0;
      const y0 = py | 0;
      const fx = px - x0;
      const fy = py - y0;
      const a = 3 * ((y0 - from) * width + x0);
      const b = x0 < last ? a + 3 : a;
      const down = y0 < bottom ? 3 * width : 0;
      const c = a + down;
      const d = b + down;
      const [atA, atB, atC, atD] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
      rgb[to] =
        (before[a] as number) * atA +
        (before[b] as number) * atB +
        (before[c] as number) * atC +
        (before[d] as number) * atD +
        0.5;
      rgb[to + 1] =
        (before[a + 1] as number) * atA +
        (before[b + 1] as number) * atB +
        (before[c + 1] as number) * atC +
        (before[d + 1] as number) * atD +
        0.5;
      rgb[to + 2] =
        (before[a + 2] as number) * atA +
        (before[b + 2] as number) * atB +
        (before[c + 2] as number) * atC +
        (before[d + 2] as number) * atD +
        0.5;
    }
  }
}

/** Sums over each number's box along its row. */
function boxRows(from: Int32Array, to: Int32Array, width: number): void {
  for (let start = 0; start < from.length; start += width) {
    const last = start + width - 1;
    let sum = 0;
    for (let k = -REACH; k <= REACH; k++) sum += from[Math.max(start, Math.min(last, start + k))] as number;
    for (let i = start; i <= last; i++) {
      to[i] = sum;
      sum += (from[Math.min(last, i + REACH + 1)] as number) - (from[Math.max(start, i - REACH)] as number);
    }
  }
}

/** Sums over each number's box along its column, of the rows that have all of it: fewer by twice its reach. */
function boxColumns(from: Int32Array, to: Int32Array, width: number): Int32Array {
  const rows = from.length / width - 2 * REACH;
  const sums = new Int32Array(width);
  for (let r = 0; r < BOX - 1; r++)
    for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + (from[r * width + x] as number);
  for (let r = 0; r < rows; r++)
    for (let x = 0, i = r * width, after = (r + BOX - 1) * width; x < width; x++, i++, after++) {
      const sum = (sums[x] as number) + (from[after] as number);
      to[i] = sum;
      sums[x] = sum - (from[i] as number);
    }
  return to.subarray(0, rows * width);
}
