import { halfOf, type Shape } from "./shape";

/** Sums of four bytes that differ by no more than this differ by rounding alone. */
const ROUNDING = 2;

/**
 * Gives a painted picture the forms of the same picture painted at half its size, and leaves it its own finer strokes: each pixel gets what
 * the mean of its four lacks of the smaller picture's pixel. What is lacking is sharpened and then enlarged by straight lines from pixel to
 * pixel, so that halving the result gives nearly the smaller picture back. An enlargement that gave it back exactly would draw the smaller
 * picture's pixels along every edge. Finishes before 0.1.3 painted so; what was made with them is made in the same way again.
 */
export class AddedForms {
  private readonly half: Shape;
  /** [half height x half width x 3] four times what is lacking. */
  private readonly lacks: Int16Array;
  /** Rows of that, twice as wide and four times as much: the one above, here and below. */
  private rows: [Int32Array, Int32Array, Int32Array];
  private readonly clamped: Uint8ClampedArray;
  private next = 0;

  /** `fine` RGB bytes, changed in place; `coarse` RGB bytes of half the size. Sides are even. */
  constructor(
    fine: Uint8Array,
    coarse: Uint8Array,
    private readonly shape: Shape,
  ) {
    this.half = halfOf(shape);
    this.lacks = sharpened(lacksOf(fine, coarse, shape), this.half);
    this.clamped = new Uint8ClampedArray(fine.buffer, fine.byteOffset, fine.length);
    const row = () => new Int32Array(shape.width * 3);
    this.rows = [row(), row(), row()];
    this.enlarge(0, this.rows[1]);
    this.enlarge(0, this.rows[2]);
  }

  get done(): boolean {
    return this.next >= this.half.height;
  }

  /** Goes on for `rows` rows of the smaller picture. */
  step(rows = this.half.height): void {
    const until = Math.min(this.half.height, this.next + rows);
    for (; this.next < until; this.next++) this.add(this.next);
  }

  private add(y: number): void {
    // The row that was here is the one above now; at the borders a row is its own neighbour.
    const [spare, above, here] = this.rows;
    if (y === 0) above.set(here);
    this.enlarge(Math.min(this.half.height - 1, y + 1), spare);
    this.rows = [above, here, spare];
    const row = this.shape.width * 3;
    const top = 2 * y * row;
    const { clamped } = this;
    for (let i = 0; i < row; i++) {
      const most = 3 * (here[i] as number);
      // 64 times what is lacking, to the nearest whole.
      clamped[top + i] = (clamped[top + i] as number) + ((most + (above[i] as number) + 32) >> 6);
      clamped[top + row + i] = (clamped[top + row + i] as number) + ((most + (spare[i] as number) + 32) >> 6);
    }
  }

  /** One row of what is lacking, twice as wide and four times as much. */
  private enlarge(y: number, out: Int32Array): void {
    const { lacks, half } = this;
    const from = y * half.width * 3;
    const last = (half.width - 1) * 3;
    for (let x = 0; x <= last; x += 3) {
      const before = from + (x > 0 ? x - 3 : 0);
      const after = from + (x < last ? x + 3 : last);
      for (let k = 0; k < 3; k++) {
        const most = 3 * (lacks[from + x + k] as number);
        out[2 * x + k] = most + (lacks[before + k] as number);
        out[2 * x + 3 + k] = most + (lacks[after + k] as number);
      }
    }
  }
}

function lacksOf(fine: Uint8Array, coarse: Uint8Array, shape: Shape): Int16Array {
  const half = halfOf(shape);
  const row = shape.width * 3;
  const across = half.width * 3;
  const lacks = new Int16Array(across * half.height);
  for (let y = 0; y < half.height; y++)
    for (let x = 0; x < across; x++) {
      const i = 2 * y * row + 2 * x - (x % 3);
      const sum =
        (fine[i] as number) +
        (fine[i + 3] as number) +
        (fine[i + row] as number) +
        (fine[i + row + 3] as number);
      const lack = 4 * (coarse[y * across + x] as number) - sum;
      lacks[y * across + x] = Math.abs(lack) <= ROUNDING ? 0 : lack;
    }
  return lacks;
}

/** How much each pixel gets from its difference from its neighbours, of 16: nearly what straight lines and halving together take away. */
const SHARPEN = 1;

/** The same, along rows and then along columns. */
function sharpened(lacks: Int16Array, { width, height }: Shape): Int16Array {
  const row = width * 3;
  const wide = new Int16Array(lacks.length);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < row; x++, i++) {
      const here = lacks[i] as number;
      const around = (lacks[x < 3 ? i : i - 3] as number) + (lacks[x < row - 3 ? i + 3 : i] as number);
      wide[i] = here + ((SHARPEN * (2 * here - around) + 8) >> 4);
    }
  const out = new Int16Array(lacks.length);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < row; x++, i++) {
      const here = wide[i] as number;
      const around = (wide[y === 0 ? i : i - row] as number) + (wide[y < height - 1 ? i + row : i] as number);
      out[i] = here + ((SHARPEN * (2 * here - around) + 8) >> 4);
    }
  return out;
}
