/** Sums of four bytes that differ by no more than this differ by rounding alone. */
const ROUNDING = 2;

/**
 * Gives a painted picture the forms of the same picture painted at half its size, and leaves it its own finer strokes: each pixel gets what
 * the mean of its four lacks of the smaller picture's pixel. Enlarged with slopes that keep means (the low-pass filters of the
 * biorthogonal wavelet 1.3, Cohen et al. 1992), so that halving the result gives the smaller picture back, clipping apart.
 */
export class LowBand {
  private readonly half: number;
  /** [half x half x 3] four times what is lacking. */
  private readonly lacks: Int16Array;
  /** Rows of that, twice as wide and eight times as much: the one above, here and below. */
  private rows: [Int32Array, Int32Array, Int32Array];
  private readonly clamped: Uint8ClampedArray;
  private next = 0;

  /** `fine` RGB bytes [size x size x 3], changed in place; `coarse` RGB bytes of half the size. */
  constructor(
    fine: Uint8Array,
    coarse: Uint8Array,
    private readonly size: number,
  ) {
    this.half = size / 2;
    this.lacks = lacksOf(fine, coarse, size);
    this.clamped = new Uint8ClampedArray(fine.buffer, fine.byteOffset, fine.length);
    const row = () => new Int32Array(size * 3);
    this.rows = [row(), row(), row()];
    this.enlarge(0, this.rows[1]);
    this.enlarge(0, this.rows[2]);
  }

  get done(): boolean {
    return this.next >= this.half;
  }

  /** Goes on for `rows` rows of the smaller picture. */
  step(rows = this.half): void {
    const until = Math.min(this.half, this.next + rows);
    for (; this.next < until; this.next++) this.add(this.next);
  }

  private add(y: number): void {
    // What was here is above now; at the borders a row is its own neighbour.
    const [spare, above, here] = this.rows;
    if (y === 0) above.set(here);
    this.enlarge(Math.min(this.half - 1, y + 1), spare);
    this.rows = [above, here, spare];
    const row = this.size * 3;
    const top = 2 * y * row;
    const { clamped } = this;
    for (let i = 0; i < row; i++) {
      const slope = (above[i] as number) - (spare[i] as number);
      const mean = 8 * (here[i] as number);
      // 256 times what is lacking, to the nearest whole.
      clamped[top + i] = (clamped[top + i] as number) + ((mean + slope + 128) >> 8);
      clamped[top + row + i] = (clamped[top + row + i] as number) + ((mean - slope + 128) >> 8);
    }
  }

  /** One row of what is lacking, twice as wide and eight times as much. */
  private enlarge(y: number, out: Int32Array): void {
    const { lacks, half } = this;
    const from = y * half * 3;
    const last = (half - 1) * 3;
    for (let x = 0; x <= last; x += 3) {
      const before = from + (x > 0 ? x - 3 : 0);
      const after = from + (x < last ? x + 3 : last);
      for (let k = 0; k < 3; k++) {
        const mean = 8 * (lacks[from + x + k] as number);
        const slope = (lacks[before + k] as number) - (lacks[after + k] as number);
        out[2 * x + k] = mean + slope;
        out[2 * x + 3 + k] = mean - slope;
      }
    }
  }
}

function lacksOf(fine: Uint8Array, coarse: Uint8Array, size: number): Int16Array {
  const half = size / 2;
  const row = size * 3;
  const lacks = new Int16Array(half * half * 3);
  for (let y = 0; y < half; y++)
    for (let x = 0; x < half * 3; x++) {
      const i = 2 * y * row + 2 * x - (x % 3);
      const sum =
        (fine[i] as number) +
        (fine[i + 3] as number) +
        (fine[i + row] as number) +
        (fine[i + row + 3] as number);
      const lack = 4 * (coarse[y * half * 3 + x] as number) - sum;
      lacks[y * half * 3 + x] = Math.abs(lack) <= ROUNDING ? 0 : lack;
    }
  return lacks;
}
