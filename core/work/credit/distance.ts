import { oklabOf } from "@/core/picture/palette";

/** Pixels per side at which pictures are compared. */
export const COMPARED = 64;
/** The first three of the five scales of Wang, Simoncelli and Bovik (2003), to sum 1: 64 px have room for three. */
const SCALES = [0.0448, 0.2856, 0.3001].map((weight) => weight / 0.6305);
const [C1, C2] = [0.01 ** 2, 0.03 ** 2];
const KERNEL = gaussian(5, 1.5);

/**
 * How different two pictures of 64 x 64 px are, 0..1: half the mean OKLab difference, half 1 - MS-SSIM of lightness.
 * @param a and b RGB bytes, [64 x 64 x 3]; throws RangeError on another size
 */
export function distance(a: Uint8Array, b: Uint8Array): number {
  const size = COMPARED * COMPARED * 3;
  if (a.length !== size || b.length !== size)
    throw new RangeError(`pictures of ${COMPARED} px are compared, not ${a.length} and ${b.length} bytes`);
  const [p, q] = [planes(a), planes(b)];
  return 0.5 * meanDifference(p, q) + 0.5 * (1 - msSsim(p[0], q[0]));
}

/** Structural similarity (Wang et al. 2004) of the lightness of two square pictures of RGB bytes: 1 for the same one. */
export function ssimOf(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) throw new RangeError(`pictures of ${a.length} and ${b.length} bytes`);
  const side = Math.sqrt(a.length / 3);
  return ssim(planes(a)[0], planes(b)[0], side).whole;
}

type Planes = readonly [Float64Array, Float64Array, Float64Array];

function planes(rgb: Uint8Array): Planes {
  const count = rgb.length / 3;
  const [L, A, B] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) {
    [L[i], A[i], B[i]] = oklabOf(rgb[3 * i] ?? 0, rgb[3 * i + 1] ?? 0, rgb[3 * i + 2] ?? 0) as [
      number,
      number,
      number,
    ];
  }
  return [L, A, B];
}

function meanDifference(p: Planes, q: Planes): number {
  let sum = 0;
  for (let i = 0; i < p[0].length; i++)
    sum += Math.hypot(...p.map((plane, k) => (plane[i] ?? 0) - (q[k]?.[i] ?? 0)));
  return Math.min(1, sum / p[0].length);
}

/** Multi-scale structural similarity of two square planes of values 0..1; contrast below 0 counts as 0. */
function msSsim(a: Float64Array, b: Float64Array): number {
  let [x, y, side] = [a, b, Math.sqrt(a.length)];
  let similarity = 1;
  SCALES.forEach((weight, scale) => {
    const { luminance, contrast } = ssim(x, y, side);
    const last = scale === SCALES.length - 1;
    similarity *= Math.max(0, last ? luminance * contrast : contrast) ** weight;
    [x, y, side] = [halved(x, side), halved(y, side), side / 2];
  });
  return similarity;
}

function ssim(x: Float64Array, y: Float64Array, side: number) {
  const products = [x, y, multiply(x, x), multiply(y, y), multiply(x, y)];
  const [mx, my, xx, yy, xy] = products.map((plane) => blurred(plane, side));
  let [luminance, contrast, whole] = [0, 0, 0];
  const count = mx?.length ?? 1;
  for (let i = 0; i < count; i++) {
    const [m, n] = [mx?.[i] ?? 0, my?.[i] ?? 0];
    const [vx, vy, cov] = [(xx?.[i] ?? 0) - m * m, (yy?.[i] ?? 0) - n * n, (xy?.[i] ?? 0) - m * n];
    const [light, alike] = [(2 * m * n + C1) / (m * m + n * n + C1), (2 * cov + C2) / (vx + vy + C2)];
    luminance += light;
    contrast += alike;
    whole += light * alike;
  }
  return { luminance: luminance / count, contrast: contrast / count, whole: whole / count };
}

const multiply = (x: Float64Array, y: Float64Array) => x.map((value, i) => value * (y[i] ?? 0));

/** Where the whole window fits: [side - 10] squared. */
function blurred(plane: Float64Array, side: number): Float64Array {
  const out = side - KERNEL.length + 1;
  const rows = new Float64Array(side * out);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < out; x++) rows[y * out + x] = weighed((k) => plane[y * side + x + k] ?? 0);
  const both = new Float64Array(out * out);
  for (let y = 0; y < out; y++)
    for (let x = 0; x < out; x++) both[y * out + x] = weighed((k) => rows[(y + k) * out + x] ?? 0);
  return both;
}

function weighed(at: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < KERNEL.length; k++) sum += (KERNEL[k] ?? 0) * at(k);
  return sum;
}

function halved(plane: Float64Array, side: number): Float64Array {
  const half = side / 2;
  return Float64Array.from({ length: half * half }, (_, i) => {
    const at = 2 * Math.floor(i / half) * side + 2 * (i % half);
    const four = [at, at + 1, at + side, at + side + 1];
    return four.reduce((sum, k) => sum + (plane[k] ?? 0), 0) / 4;
  });
}

function gaussian(radius: number, sigma: number): number[] {
  const raw = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma ** 2)),
  );
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
}
