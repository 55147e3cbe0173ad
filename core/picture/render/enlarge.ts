import { isSameShape, type Shape } from "./shape";

const PIXEL = 3;
/** One, in the whole numbers that weights are. */
const ONE = 12;
const HALF = 1 << (ONE - 1);

/** How many times as large the picture of `to` is each way: a power of two from 2 up to 64; null where it is not. */
export function enlargementOf(from: Shape, to: Shape): number | null {
  const times = to.width / from.width;
  const is = isSameShape(to, { width: from.width * times, height: from.height * times });
  return is && times >= 2 && times <= 64 && Math.log2(times) % 1 === 0 ? times : null;
}

/**
 * A picture of RGB bytes, so many times as large each way, by bicubic interpolation (Catmull & Rom 1974), first along rows and then along columns, each
 * rounded. It draws the same bytes as libvips does, whose enlargements records of works were made with, and takes a quarter of the time.
 */
export function enlarged(rgb: Uint8Array, { width, height }: Shape, times: number): Uint8Array {
  const phases = phasesOf(times);
  const row = width * times * PIXEL;
  const wide: Int16Array[] = [];
  for (let y = 0; y < height; y++) {
    const line = rgb.subarray(y * width * PIXEL, (y + 1) * width * PIXEL);
    wide.push(widened(line, phases));
  }
  const at = (y: number) => wide[Math.max(0, Math.min(height - 1, y))] as Int16Array;
  const out = new Uint8ClampedArray(row * height * times);
  for (let y = 0; y < height * times; y++) {
    const { before, weights } = phases[y % times] as Phase;
    const first = Math.floor(y / times) - before;
    const line = out.subarray(y * row, (y + 1) * row);
    if (weights) mix([at(first), at(first + 1), at(first + 2), at(first + 3)], weights, line);
    else copy(at(first + 1), line);
  }
  return new Uint8Array(out.buffer);
}

/** Where a pixel lies between those it is made of: how many pixels further back the first of the four is, and their weights; null where it lies on the second. */
type Phase = { before: number; weights: Int32Array | null };

/** libvips puts a picture's first pixel half a pixel in. */
function phasesOf(times: number): Phase[] {
  return Array.from({ length: times }, (_, i) => {
    const place = i / times - 0.5;
    const left = Math.floor(place);
    const t = place - left;
    const weights = [
      -0.5 * t * (1 - t) ** 2,
      1 + t * t * (1.5 * t - 2.5),
      0.5 * t * (1 + t * (4 - 3 * t)),
      -0.5 * t * t * (1 - t),
    ];
    return {
      before: 1 - left,
      weights: t === 0 ? null : Int32Array.from(weights, (weight) => Math.trunc(weight * (1 << ONE))),
    };
  });
}

/** One row of a picture, with its pixels between. Beyond the border its last pixel goes on. */
function widened(line: Uint8Array, phases: readonly Phase[]): Int16Array {
  // Two pixels more on each side.
  const from = new Int16Array(line.length + 4 * PIXEL);
  from.set(line, 2 * PIXEL);
  for (let i = 0; i < 2 * PIXEL; i++) {
    from[i] = line[i % PIXEL] as number;
    from[from.length - 1 - i] = line[line.length - 1 - (i % PIXEL)] as number;
  }
  const wide = new Int16Array(line.length * phases.length);
  const step = phases.length * PIXEL;
  phases.forEach(({ before, weights }, phase) => {
    const w0 = weights?.[0] ?? 0;
    const w1 = weights?.[1] ?? 1 << ONE;
    const w2 = weights?.[2] ?? 0;
    const w3 = weights?.[3] ?? 0;
    for (let k = 0; k < PIXEL; k++)
      for (let i = (2 - before) * PIXEL + k, to = phase * PIXEL + k; to < wide.length; i += PIXEL, to += step)
        wide[to] =
          (w0 * (from[i] as number) +
            w1 * (from[i + PIXEL] as number) +
            w2 * (from[i + 2 * PIXEL] as number) +
            w3 * (from[i + 3 * PIXEL] as number) +
            HALF) >>
          ONE;
  });
  return wide;
}

/** What `set` does from one kind of numbers to another, ten times as fast. */
function copy(from: Int16Array, out: Uint8ClampedArray): void {
  for (let i = 0; i < out.length; i++) out[i] = from[i] as number;
}

function mix(
  [a, b, c, d]: readonly [Int16Array, Int16Array, Int16Array, Int16Array],
  weights: Int32Array,
  out: Uint8ClampedArray,
): void {
  const w0 = weights[0] as number;
  const w1 = weights[1] as number;
  const w2 = weights[2] as number;
  const w3 = weights[3] as number;
  for (let i = 0; i < out.length; i++)
    out[i] =
      (w0 * (a[i] as number) +
        w1 * (b[i] as number) +
        w2 * (c[i] as number) +
        w3 * (d[i] as number) +
        HALF) >>
      ONE;
}
