import { halfOf, type Shape } from "./shape";

/** Sums of four bytes that differ by no more than this differ by rounding alone. */
const ROUNDING = 2;
/** What is added to the variance of nine pixels, in squared levels: contrast that is much fainter stays as it is. */
const FAINT = 2;
/** How much each pixel gets of what the line around it does not say, 0..1: all of it would bring the smaller picture's pixels. */
const REST = 0.25;
/** Rows that are remembered of each kind, a power of two, and numbers of a pixel. */
const REMEMBERED = 4;
const PIXEL = 3;

/**
 * Gives a painted picture the forms of the same picture painted at half its size, and leaves it its own edges and strokes. Around each pixel
 * of the smaller picture a straight line says what it makes of the larger one's levels, how light and how rich in contrast, and the larger
 * one's pixels follow that line (the guided filter: He, Sun & Tang 2010; windows of nine pixels). To add, pixel by pixel, what the larger one lacks would bring
 * the smaller one's beads and blurs along every edge. Row after row, in memory for a few rows.
 */
export class FollowedForms {
  private readonly half: Shape;
  private readonly fine: Uint8ClampedArray;
  /** The larger picture at half its size, in sums of four bytes; and what it should be. */
  private readonly own: Rows;
  private readonly wanted: Rows;
  /** The lines: times what, plus how many levels. */
  private readonly times: Rows;
  private readonly plus: Rows;
  private rowsRead = 0;
  private rowsFitted = 0;
  private next = 0;

  /** `fine` RGB bytes, changed in place; `coarse` RGB bytes of half the size. Sides are even. */
  constructor(
    fine: Uint8Array,
    private readonly coarse: Uint8Array,
    private readonly shape: Shape,
  ) {
    this.half = halfOf(shape);
    this.fine = new Uint8ClampedArray(fine.buffer, fine.byteOffset, fine.length);
    const rows = () => new Rows(this.half);
    [this.own, this.wanted, this.times, this.plus] = [rows(), rows(), rows(), rows()];
  }

  get done(): boolean {
    return this.next >= this.half.height;
  }

  /** Goes on for `rows` rows of the smaller picture. */
  step(rows = this.half.height): void {
    const until = Math.min(this.half.height, this.next + rows);
    for (; this.next < until; this.next++) {
      // What is below is read before the rows above it are changed.
      for (; this.rowsFitted <= Math.min(this.next + 1, this.half.height - 1); this.rowsFitted++) {
        for (; this.rowsRead <= Math.min(this.rowsFitted + 1, this.half.height - 1); this.rowsRead++)
          this.read(this.rowsRead);
        this.fit(this.rowsFitted);
      }
      this.follow(this.next, this.next - 1, 2 * this.next);
      this.follow(this.next, this.next + 1, 2 * this.next + 1);
    }
  }

  private read(y: number): void {
    const { fine, coarse } = this;
    const row = this.shape.width * PIXEL;
    const across = this.half.width * PIXEL;
    const [own, wanted] = [this.own.at(y), this.wanted.at(y)];
    for (let x = 0, i = 2 * y * row; x < across; i += PIXEL)
      for (let k = 0; k < PIXEL; k++, i++, x++) {
        const sum =
          (fine[i] as number) +
          (fine[i + PIXEL] as number) +
          (fine[i + row] as number) +
          (fine[i + row + PIXEL] as number);
        const other = 4 * (coarse[y * across + x] as number);
        own[x + PIXEL] = sum;
        wanted[x + PIXEL] = other - sum <= ROUNDING && sum - other <= ROUNDING ? sum : other;
      }
    bordered(own);
    bordered(wanted);
  }

  /**
   * The lines of a row, by least squares in nine pixels. Sums are of four bytes: sixteen times their variance, and 81 times of nine. Sums of
   * three pixels on top of each other, of both pictures and of their products, move along the row: they are whole numbers, exact in any order.
   */
  private fit(y: number): void {
    const [own, wanted, times, plus] = [this.own.at(y), this.wanted.at(y), this.times.at(y), this.plus.at(y)];
    const [above, , below] = this.own.around(y);
    const [wantedAbove, , wantedBelow] = this.wanted.around(y);
    const faint = FAINT * 16 * 81;
    for (let k = 0; k < PIXEL; k++) {
      // Of the column before, of this one, and of the next: both pictures, squares and products.
      let [a0, b0, s0, p0, a1, b1, s1, p1] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let i = k - PIXEL; i < own.length - PIXEL; i += PIXEL) {
        const next = i + PIXEL;
        const p = above[next] as number;
        const q = own[next] as number;
        const r = below[next] as number;
        const u = wantedAbove[next] as number;
        const v = wanted[next] as number;
        const w = wantedBelow[next] as number;
        const a2 = p + q + r;
        const b2 = u + v + w;
        const s2 = p * p + q * q + r * r;
        const p2 = p * u + q * v + r * w;
        if (i >= PIXEL) {
          const a = a0 + a1 + a2;
          const b = b0 + b1 + b2;
          const factor = (9 * (p0 + p1 + p2) - a * b + faint) / (9 * (s0 + s1 + s2) - a * a + faint);
          const added = (b - factor * a) / 9;
          const rest = (wanted[i] as number) - factor * (own[i] as number) - added;
          times[i] = factor;
          plus[i] = (added + REST * rest) / 4;
        }
        a0 = a1;
        b0 = b1;
        s0 = s1;
        p0 = p1;
        a1 = a2;
        b1 = b2;
        s1 = s2;
        p1 = p2;
      }
    }
    bordered(times);
    bordered(plus);
  }

  /**
   * The larger picture's row `at`, which lies in the smaller one's row `y`, towards `beside`. Its pixels lie a quarter of the way to the pixel before or after, and to the
   * row beside: sixteen times what lies between is a sum of four.
   */
  private follow(y: number, beside: number, at: number): void {
    const { fine } = this;
    const [times, otherTimes] = [this.times.at(y), this.times.near(beside)];
    const [plus, otherPlus] = [this.plus.at(y), this.plus.near(beside)];
    const [form, otherForm] = [this.own.at(y), this.own.near(beside)];
    for (let k = 0; k < PIXEL; k++) {
      let timesBefore = 3 * (times[k] as number) + (otherTimes[k] as number);
      let plusBefore = 3 * (plus[k] as number) + (otherPlus[k] as number);
      let formBefore = 3 * (form[k] as number) + (otherForm[k] as number);
      let timesHere = 3 * (times[k + PIXEL] as number) + (otherTimes[k + PIXEL] as number);
      let plusHere = 3 * (plus[k + PIXEL] as number) + (otherPlus[k + PIXEL] as number);
      let formHere = 3 * (form[k + PIXEL] as number) + (otherForm[k + PIXEL] as number);
      let to = at * this.shape.width * PIXEL + k;
      for (let next = k + 2 * PIXEL; next < times.length; next += PIXEL, to += 2 * PIXEL) {
        const timesAfter = 3 * (times[next] as number) + (otherTimes[next] as number);
        const plusAfter = 3 * (plus[next] as number) + (otherPlus[next] as number);
        const formAfter = 3 * (form[next] as number) + (otherForm[next] as number);
        const p = 3 * plusHere;
        const before = 3 * timesHere + timesBefore;
        const after = 3 * timesHere + timesAfter;
        // Where forms lose contrast, strokes keep theirs: what is no stroke is four sums of four.
        const left = fine[to] as number;
        const right = fine[to + PIXEL] as number;
        const leftForm = before < 16 ? (3 * formHere + formBefore) / 64 : left;
        const rightForm = after < 16 ? (3 * formHere + formAfter) / 64 : right;
        fine[to] = left + ((before - 16) * leftForm + p + plusBefore) / 16;
        fine[to + PIXEL] = right + ((after - 16) * rightForm + p + plusAfter) / 16;
        timesBefore = timesHere;
        plusBefore = plusHere;
        formBefore = formHere;
        timesHere = timesAfter;
        plusHere = plusAfter;
        formHere = formAfter;
      }
    }
  }
}

/** Numbers for each byte of the smaller picture's last rows; a row has its own neighbours at both ends. */
class Rows {
  private readonly rows: Float64Array[];
  private readonly last: number;

  constructor({ width, height }: Shape) {
    this.rows = Array.from({ length: REMEMBERED }, () => new Float64Array((width + 2) * PIXEL));
    this.last = height - 1;
  }

  at(y: number): Float64Array {
    return this.rows[y & (REMEMBERED - 1)] as Float64Array;
  }

  /** The row, or the nearest that there is. */
  near(y: number): Float64Array {
    return this.at(Math.max(0, Math.min(this.last, y)));
  }

  around(y: number): readonly [Float64Array, Float64Array, Float64Array] {
    return [this.near(y - 1), this.at(y), this.near(y + 1)];
  }
}

/** At both ends a pixel is its own neighbour. */
function bordered(row: Float64Array): void {
  row.copyWithin(0, PIXEL, 2 * PIXEL);
  row.copyWithin(row.length - PIXEL, row.length - 2 * PIXEL, row.length - PIXEL);
}
