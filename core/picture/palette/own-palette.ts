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
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map(() => [0, 0, 0, 0] as [number, number, number, number]);
    for (const sample of samples) {
      const sum = sums[nearest(centres, sample)];
      if (!sum) continue;
      sum[0] += sample[0];
      sum[1] += sample[1];
      sum[2] += sample[2];
      sum[3]++;
    }
    centres = sums.map(([L, a, b, n], i) => (n > 0 ? [L / n, a / n, b / n] : (centres[i] ?? [0, 0, 0])));
  }
  return centres.toSorted((p, q) => p[0] - q[0] || p[1] - q[1] || p[2] - q[2]);
}

function grid(rgb: Uint8Array, width: number, height: number): Oklab[] {
  const columns = Math.min(GRID, width);
  const rows = Math.min(GRID, height);
  return Array.from({ length: columns * rows }, (_, i) => {
    const x = Math.floor((((i % columns) + 0.5) * width) / columns);
    const y = Math.floor(((Math.floor(i / columns) + 0.5) * height) / rows);
    const at = (y * width + x) * 3;
    return oklabOf(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
  });
}

/** k-means++ (Arthur and Vassilvitskii, 2007): each next centre is drawn by squared distance to the nearest so far. */
function start(samples: readonly Oklab[], count: number, seed: number): Oklab[] {
  const next = uniforms(seed);
  const first = samples[Math.floor(next() * samples.length)] ?? [0, 0, 0];
  const centres: Oklab[] = [first];
  const apart = samples.map((sample) => distanceSquared(sample, first));
  while (centres.length < count) {
    let left = next() * apart.reduce((sum, d) => sum + d, 0);
    const index = apart.findIndex((d) => {
      left -= d;
      return left < 0;
    });
    const centre = samples[Math.max(0, index)] ?? first;
    centres.push(centre);
    samples.forEach((sample, i) => {
      apart[i] = Math.min(apart[i] ?? 0, distanceSquared(sample, centre));
    });
  }
  return centres;
}

function nearest(centres: readonly Oklab[], sample: Oklab): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  centres.forEach((centre, i) => {
    const d = distanceSquared(centre, sample);
    if (d < least) {
      least = d;
      best = i;
    }
  });
  return best;
}
