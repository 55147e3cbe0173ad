import { uniforms } from "@/core/kernel/random";
import { distanceSquared, type Oklab, oklabOf } from "./oklab";

/** Samples a side: a grid of pixel positions, so that every size of one picture gives nearly the same colours. */
const GRID = 48;
const ROUNDS = 12;

/**
 * A picture's own colours, dark to light: seeded k-means (k-means++ start) in OKLab over a grid of its pixels. The same
 * bytes, seed and count always give the same colours.
 */
export function ownPalette(
  rgb: Uint8Array,
  width: number,
  height: number,
  count: number,
  seed: number,
): Oklab[] {
  const samples = grid(rgb, width, height);
  let centres = start(samples, count, seed);
  for (let round = 0; round < ROUNDS; round++) centres = moved(centres, samples);
  return centres.toSorted((p, q) => p[0] - q[0] || p[1] - q[1] || p[2] - q[2]);
}

/** Pixels on a grid as colours [n x 3], flat: each is looked at a dozen times. */
function grid(rgb: Uint8Array, width: number, height: number): Float64Array {
  const columns = Math.min(GRID, width);
  const rows = Math.min(GRID, height);
  const samples = new Float64Array(columns * rows * 3);
  for (let i = 0; i < columns * rows; i++) {
    const x = Math.floor((((i % columns) + 0.5) * width) / columns);
    const y = Math.floor(((Math.floor(i / columns) + 0.5) * height) / rows);
    const at = (y * width + x) * 3;
    samples.set(oklabOf(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0), i * 3);
  }
  return samples;
}

const sampleAt = (samples: Float64Array, i: number): Oklab => [
  samples[i * 3] ?? 0,
  samples[i * 3 + 1] ?? 0,
  samples[i * 3 + 2] ?? 0,
];

/** k-means++ (Arthur and Vassilvitskii, 2007): each next centre is drawn by squared distance to the nearest so far. */
function start(samples: Float64Array, count: number, seed: number): Oklab[] {
  const next = uniforms(seed);
  const n = samples.length / 3;
  const first = sampleAt(samples, Math.floor(next() * n));
  const centres: Oklab[] = [first];
  const apart = Float64Array.from({ length: n }, (_, i) => distanceSquared(sampleAt(samples, i), first));
  while (centres.length < count) {
    let left = next() * apart.reduce((sum, d) => sum + d, 0);
    const index = apart.findIndex((d) => {
      left -= d;
      return left < 0;
    });
    const centre = sampleAt(samples, Math.max(0, index));
    centres.push(centre);
    for (let i = 0; i < n; i++)
      apart[i] = Math.min(apart[i] as number, distanceSquared(sampleAt(samples, i), centre));
  }
  return centres;
}

/** Each centre in the middle of the samples nearest to it; one that has none stays. */
function moved(centres: readonly Oklab[], samples: Float64Array): Oklab[] {
  const flat = Float64Array.from(centres.flat());
  const sums = new Float64Array(flat.length);
  const counts = new Uint32Array(centres.length);
  for (let at = 0; at < samples.length; at += 3) {
    const L = samples[at] as number;
    const a = samples[at + 1] as number;
    const b = samples[at + 2] as number;
    const best = nearest(flat, L, a, b);
    sums[best] = (sums[best] as number) + L;
    sums[best + 1] = (sums[best + 1] as number) + a;
    sums[best + 2] = (sums[best + 2] as number) + b;
    counts[best / 3] = (counts[best / 3] as number) + 1;
  }
  return centres.map((centre, i) => {
    const [L, a, b] = sampleAt(sums, i);
    const n = counts[i] ?? 0;
    return n > 0 ? [L / n, a / n, b / n] : centre;
  });
}

/** Where the nearest of `centres` [n x 3] begins; the first of equals. */
function nearest(centres: Float64Array, L: number, a: number, b: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < centres.length; at += 3) {
    const dL = (centres[at] as number) - L;
    const da = (centres[at + 1] as number) - a;
    const db = (centres[at + 2] as number) - b;
    const d = dL * dL + da * da + db * db;
    if (d < least) {
      least = d;
      best = at;
    }
  }
  return best;
}
