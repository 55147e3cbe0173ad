/** Adam (Kingma and Ba 2015) within bounds: after each step, values are clamped to their bounds. */
export class BoundedAdam {
  readonly values: Float64Array;
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private steps = 0;

  constructor(
    start: readonly number[],
    private readonly bounds: readonly { least: number; most: number }[],
  ) {
    this.values = Float64Array.from(start);
    this.mean = new Float64Array(start.length);
    this.square = new Float64Array(start.length);
  }

  /** One step against a gradient, about `rate` at most in each value. */
  step(gradient: ArrayLike<number>, rate: number): void {
    this.steps++;
    const [unbiasMean, unbiasSquare] = [1 - BETA1 ** this.steps, 1 - BETA2 ** this.steps];
    this.bounds.forEach(({ least, most }, i) => {
      const slope = gradient[i] ?? 0;
      const mean = BETA1 * (this.mean[i] ?? 0) + (1 - BETA1) * slope;
      const square = BETA2 * (this.square[i] ?? 0) + (1 - BETA2) * slope * slope;
      this.mean[i] = mean;
      this.square[i] = square;
      const move = (rate * (mean / unbiasMean)) / (Math.sqrt(square / unbiasSquare) + EPSILON);
      this.values[i] = Math.max(least, Math.min(most, (this.values[i] ?? 0) - move));
    });
  }
}

const [BETA1, BETA2, EPSILON] = [0.9, 0.99, 1e-10];
