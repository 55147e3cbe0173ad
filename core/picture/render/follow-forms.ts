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
  private readonly columns: {
    own: Float64Array;
    wanted: Float64Array;
    square: Float64Array;
    product: Float64Array;
  };
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
    const row = () => new Float64Array((this.half.width + 2) * PIXEL);
    this.columns = { own: row(), wanted: row(), square: row(), product: row() };
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

  /** The lines of a row, by least squares in nine pixels. Sums are of four bytes: sixteen times their variance, and 81 times of nine. */
  private fit(y: number): void {
    const { columns } = this;
    this.sumColumns(y);
    const [own, wanted, times, plus] = [this.own.at(y), this.wanted.at(y), this.times.at(y), this.plus.at(y)];
    for (let i = PIXEL; i < own.length - PIXEL; i++) {
      const a = three(columns.own, i);
      const b = three(columns.wanted, i);
      const faint = FAINT * 16 * 81;
      const factor =
        (9 * three(columns.product, i) - a * b + faint) / (9 * three(columns.square, i) - a * a + faint);
      const added = (b - factor * a) / 9;
      const rest = (wanted[i] as number) - factor * (own[i] as number) - added;
      times[i] = factor;
      plus[i] = (added + REST * rest) / 4;
    }
    bordered(times);
    bordered(plus);
  }

  /** Sums of three pixels on top of each other, of both pictures and of their products. */
  private sumColumns(y: number): void {
    const { own, wanted, square, product } = this.columns;
    const [a0, a1, a2] = this.own.around(y);
    const [b0, b1, b2] = this.wanted.around(y);
    for (let i = 0; i < own.length; i++) {
      const p = a0[i] as number;
      const q = a1[i] as number;
      const r = a2[i] as number;
      const u = b0[i] as number;
      const v = b1[i] as number;
      const w = b2[i] as number;
      own[i] = p + q + r;
      wanted[i] = u + v + w;
      square[i] = p * p + q * q + r * r;
      product[i] = p * u + q * v + r * w;
    }
  }

  /** The larger picture's row `at`, which lies in the smaller one's row `y`, towards `beside`: lines between lines of pixels are means of them. */
  private follow(y: number, beside: number, at: number): void {
    const { fine, columns } = this;
    const { own: times, wanted: plus, square: form } = columns;
    between(this.times.at(y), this.times.near(beside), times);
    between(this.plus.at(y), this.plus.near(beside), plus);
    between(this.own.at(y), this.own.near(beside), form);
    let to = at * this.shape.width * PIXEL;
    for (let x = PIXEL; x < times.length - PIXEL; x += PIXEL, to += PIXEL)
      for (let i = x; i < x + PIXEL; i++, to++) {
        // A quarter of the way to the pixel before, and to the one after: four times that, of four times the numbers.
        const t = 3 * (times[i] as number);
        const p = 3 * (plus[i] as number);
        const before = t + (times[i - PIXEL] as number);
        const after = t + (times[i + PIXEL] as number);
        // Where forms lose contrast, strokes keep theirs: what is no stroke is four sums of four.
        const left = fine[to] as number;
        const right = fine[to + PIXEL] as number;
        const leftForm = before < 16 ? (3 * (form[i] as number) + (form[i - PIXEL] as number)) / 64 : left;
        const rightForm = after < 16 ? (3 * (form[i] as number) + (form[i + PIXEL] as number)) / 64 : right;
        fine[to] = left + ((before - 16) * leftForm + p + (plus[i - PIXEL] as number)) / 16;
        fine[to + PIXEL] = right + ((after - 16) * rightForm + p + (plus[i + PIXEL] as number)) / 16;
      }
  }
}

const three = (row: Float64Array, i: number): number =>
  (row[i - PIXEL] as number) + (row[i] as number) + (row[i + PIXEL] as number);

function between(row: Float64Array, beside: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = 3 * (row[i] as number) + (beside[i] as number);
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
