import { uniforms } from "@/core/kernel/random";
import type { Tensor } from "@/core/picture/model/safetensors";

/** A GAN small enough to be written out in plain arithmetic: pictures of 32 px from three blocks. */
export const PLAIN = { z: 6, w: 5, classes: 2, layers: 6, channels: { 4: 3, 8: 2, 16: 2 } } as const;
const BLOCKS = [4, 8, 16] as const;

/** [channels][height * width] */
type Planes = { side: number; planes: number[][] };
export type PlainWeights = ReadonlyMap<string, Tensor>;

export function plainWeights(seed: number): PlainWeights {
  const next = uniforms(seed);
  const weights = new Map<string, Tensor>();
  const add = (name: string, shape: number[], bias = 0) => {
    const count = shape.reduce((product, side) => product * side, 1);
    weights.set(name, { shape, data: Float32Array.from({ length: count }, () => bias + next() * 2 - 1) });
  };
  const linear = (name: string, inputs: number, outputs: number, bias = 0) => {
    add(`${name}.weight`, [outputs, inputs]);
    add(`${name}.bias`, [outputs], bias);
  };
  linear("mapping.embed", PLAIN.classes, PLAIN.z);
  for (let i = 0; i < 4; i++) linear(`mapping.layers.${i}`, i === 0 ? 2 * PLAIN.z : PLAIN.w, PLAIN.w);
  let before: number = PLAIN.channels[4];
  add("synthesis.const", [1, before, 4, 4]);
  for (const side of BLOCKS) {
    const wide = PLAIN.channels[side];
    const parts = { first: [before, wide, 3], second: [wide, wide, 3], rgb: [wide, side >= 16 ? 12 : 3, 1] };
    for (const [part, [inputs = 0, outputs = 0, k = 0]] of Object.entries(parts)) {
      const name = `synthesis.blocks.${side}.${part}`;
      add(`${name}.weight`, [outputs, inputs, k, k]);
      add(`${name}.bias`, [outputs]);
      linear(`${name}.style`, PLAIN.w, inputs, 1);
    }
    before = wide;
  }
  return weights;
}

/** w [layers x w] -> RGB 0..1, row by row. */
export function plainPicture(weights: PlainWeights, ws: Float32Array): Float64Array {
  const of = (name: string): Float32Array => weights.get(name)?.data ?? new Float32Array(0);
  const linear = (name: string, x: readonly number[]) =>
    [...of(`${name}.bias`)].map((bias, o) => bias + dot(of(`${name}.weight`), o * x.length, x));
  const start = of("synthesis.const");
  let x: Planes = {
    side: 4,
    planes: range(PLAIN.channels[4]).map((c) => [...start.slice(c * 16, c * 16 + 16)]),
  };
  let norm: number[] | null = null;
  let picture: Planes | null = null;
  const styled = (name: string, from: Planes, w: readonly number[]): Planes => {
    const style = linear(`${name}.style`, w);
    const features = convolve(
      {
        ...from,
        planes: from.planes.map((plane, c) => plane.map((v) => v * (style[c] ?? 0) * (norm?.[c] ?? 1))),
      },
      of(`${name}.weight`),
      of(`${name}.bias`),
    );
    const filters = of(`${name}.weight`);
    const each = filters.length / features.planes.length / style.length;
    norm = features.planes.map((_, o) => {
      const energy = style.reduce((sum, s, i) => {
        const at = (o * style.length + i) * each;
        return sum + s * s * filters.slice(at, at + each).reduce((square, v) => square + v * v, 0);
      }, 0);
      return 1 / Math.sqrt(energy + 1e-8);
    });
    return features;
  };
  const leaky = (of: Planes): Planes => map(of, (v) => (v < 0 ? 0.2 * v : v) * Math.SQRT2);
  BLOCKS.forEach((side, i) => {
    const [one, two] = [0, 1].map((k) => [...ws.slice((2 * i + k) * PLAIN.w, (2 * i + k + 1) * PLAIN.w)]);
    x = leaky(styled(`synthesis.blocks.${side}.first`, x, one ?? []));
    if (i > 0) x = double(x);
    x = leaky(styled(`synthesis.blocks.${side}.second`, x, two ?? []));
    const kept = norm;
    const read = styled(`synthesis.blocks.${side}.rgb`, x, two ?? []);
    norm = kept;
    const part = side >= 16 ? blurred(shuffled(read)) : double(read);
    const so = picture ? double(picture) : null;
    picture = so
      ? { ...part, planes: part.planes.map((p, c) => p.map((v, at) => v + (so.planes[c]?.[at] ?? 0))) }
      : part;
  });
  const { planes } = picture ?? x;
  return Float64Array.from({ length: planes.length * (planes[0]?.length ?? 0) }, (_, at) => {
    const value = (planes[at % 3]?.[Math.floor(at / 3)] ?? 0) * 0.5 + 0.5;
    return Math.min(1, Math.max(0, value));
  });
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const map = ({ side, planes }: Planes, f: (v: number) => number): Planes => ({
  side,
  planes: planes.map((p) => p.map(f)),
});
const dot = (matrix: Float32Array, from: number, x: readonly number[]): number =>
  x.reduce((sum, v, i) => sum + v * (matrix[from + i] ?? 0), 0);
const clamp = (i: number, side: number): number => Math.min(side - 1, Math.max(0, i));

function convolve({ side, planes }: Planes, weights: Float32Array, biases: Float32Array): Planes {
  const each = weights.length / biases.length / planes.length;
  const k = Math.sqrt(each);
  const out = [...biases].map((bias, o) =>
    range(side * side).map((at) => {
      let sum = bias;
      planes.forEach((plane, i) => {
        for (let tap = 0; tap < each; tap++) {
          const y = Math.floor(at / side) + Math.floor(tap / k) - (k - 1) / 2;
          const x = (at % side) + (tap % k) - (k - 1) / 2;
          if (y < 0 || y >= side || x < 0 || x >= side) continue;
          sum += (plane[y * side + x] ?? 0) * (weights[(o * planes.length + i) * each + tap] ?? 0);
        }
      });
      return sum;
    }),
  );
  return { side, planes: out };
}

/** Bilinear, half-pixel centres. */
const double = ({ side, planes }: Planes): Planes => ({
  side: 2 * side,
  planes: planes.map((plane) =>
    range(4 * side * side).map((at) => {
      const along = (i: number) => {
        const centre = (i + 0.5) / 2 - 0.5;
        const low = Math.floor(centre);
        return { low: clamp(low, side), high: clamp(low + 1, side), share: centre - low };
      };
      const [y, x] = [along(Math.floor(at / (2 * side))), along(at % (2 * side))];
      const row = (r: number) =>
        (plane[r * side + x.low] ?? 0) * (1 - x.share) + (plane[r * side + x.high] ?? 0) * x.share;
      return row(y.low) * (1 - y.share) + row(y.high) * y.share;
    }),
  ),
});

const shuffled = ({ side, planes }: Planes): Planes => ({
  side: 2 * side,
  planes: range(3).map((c) =>
    range(4 * side * side).map((at) => {
      const [y, x] = [Math.floor(at / (2 * side)), at % (2 * side)];
      return planes[c * 4 + (y % 2) * 2 + (x % 2)]?.[Math.floor(y / 2) * side + Math.floor(x / 2)] ?? 0;
    }),
  ),
});

const blurred = ({ side, planes }: Planes): Planes => ({
  side,
  planes: planes.map((plane) =>
    range(side * side).map((at) => {
      let sum = 0;
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) {
          const [y, x] = [clamp(Math.floor(at / side) + dy, side), clamp((at % side) + dx, side)];
          sum += ((plane[y * side + x] ?? 0) * (2 - Math.abs(dy)) * (2 - Math.abs(dx))) / 16;
        }
      }
      return sum;
    }),
  ),
});
