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
  private readonly rows: readonly [Float32Array, Float32Array, Float32Array];
  private next = 0;

  /** `fine` RGB bytes [size x size x 3], changed in place; `coarse` RGB bytes of half the size. */
  constructor(
    private readonly fine: Uint8Array,
    coarse: Uint8Array,
    private readonly size: number,
  ) {
    this.half = size / 2;
    this.lacks = lacksOf(fine, coarse, size);
    const row = () => new Float32Array(size * 3);
    this.rows = [row(), row(), row()];
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
    const [above, here, below] = this.rows;
    this.enlarge(Math.max(0, y - 1), above);
    this.enlarge(y, here);
    this.enlarge(Math.min(this.half - 1, y + 1), below);
    const row = this.size * 3;
    const top = 2 * y * row;
    for (let i = 0; i < row; i++) {
      const slope = ((above[i] as number) - (below[i] as number)) / 8;
      const mean = here[i] as number;
      this.put(top + i, mean + slope);
      this.put(top + row + i, mean - slope);
    }
  }

  private put(at: number, lack: number): void {
    this.fine[at] = Math.max(0, Math.min(255, Math.round((this.fine[at] as number) + lack / 4)));
  }

  /** One row of what is lacking, twice as wide. */
  private enlarge(y: number, out: Float32Array): void {
    const { lacks, half } = this;
    const from = y * half * 3;
    const last = (half - 1) * 3;
    for (let k = 0; k < 3; k++)
      for (let x = 0; x <= last; x += 3) {
        const mean = lacks[from + x + k] as number;
        const before = lacks[from + (x > 0 ? x - 3 : 0) + k] as number;
        const after = lacks[from + (x < last ? x + 3 : last) + k] as number;
        const slope = (before - after) / 8;
        out[2 * x + k] = mean + slope;
        out[2 * x + 3 + k] = mean - slope;
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
