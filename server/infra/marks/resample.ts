/** Taps of one output position. */
type Taps = { from: number; weights: Float32Array };

/** A plane of values at another size: Catmull-Rom, widened where it is made smaller so that nothing aliases. */
export function resample(
  plane: Float32Array,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Float32Array {
  if (width === toWidth && height === toHeight) return plane;
  const across = tapsOf(width, toWidth);
  const rows = new Float32Array(toWidth * height);
  for (let y = 0; y < height; y++) {
    const row = plane.subarray(y * width, (y + 1) * width);
    for (let x = 0; x < toWidth; x++) rows[y * toWidth + x] = weigh(row, across[x]);
  }
  const out = new Float32Array(toWidth * toHeight);
  // A row of sums at a time: to go down one column after another reads a large plane from memory again and again.
  const sums = new Float64Array(toWidth);
  tapsOf(height, toHeight).forEach(({ from, weights }, y) => {
    sums.fill(0);
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k] ?? 0;
      const start = (from + k) * toWidth;
      for (let x = 0; x < toWidth; x++) sums[x] = (sums[x] ?? 0) + weight * (rows[start + x] ?? 0);
    }
    out.set(sums, y * toWidth);
  });
  return out;
}

function weigh(values: Float32Array, taps: Taps | undefined): number {
  if (!taps) return 0;
  const { from, weights } = taps;
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += (weights[k] ?? 0) * (values[from + k] ?? 0);
  return sum;
}

function tapsOf(from: number, to: number): Taps[] {
  const ratio = from / to;
  const widen = Math.max(1, ratio);
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * ratio - 0.5;
    const first = Math.max(0, Math.ceil(centre - 2 * widen));
    const last = Math.min(from - 1, Math.floor(centre + 2 * widen));
    const weights = Float32Array.from({ length: last - first + 1 }, (_, k) =>
      cubic((first + k - centre) / widen),
    );
    const sum = weights.reduce((a, b) => a + b, 0) || 1;
    return { from: first, weights: weights.map((w) => w / sum) };
  });
}

function cubic(x: number): number {
  const t = Math.abs(x);
  if (t < 1) return 1.5 * t ** 3 - 2.5 * t ** 2 + 1;
  return t < 2 ? -0.5 * t ** 3 + 2.5 * t ** 2 - 4 * t + 2 : 0;
}
