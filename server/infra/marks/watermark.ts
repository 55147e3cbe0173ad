import { uint32s } from "@/core/random";
import { resample } from "./resample";

/**
 * An invisible mark: 64 bits and 16 to check them, spread over the middle frequencies of a picture's lightness (Cox et al. 1997,
 * in 8 x 8 blocks of a canonical 512 px picture). It survives compression, scaling and brightness; it does not survive cropping
 * or turning, since its places are counted from the corners.
 */
const SIDE = 512;
const BLOCK = 8;
const PLACES = [
  [1, 2],
  [2, 1],
  [2, 2],
  [0, 3],
  [3, 0],
  [1, 3],
  [3, 1],
] as const;
const BITS = 80;
/** Root mean square of what is added, in levels of 255: 44.6 dB. Less does not survive WebP 60. */
const STRENGTH = 1.5;
/** Mean of squared z-scores: 1 without a mark, where 4 has a chance of 1 in 10^30 (chi-squared, 80 degrees of freedom). */
const PRESENT = 4;
const CHIPS = chips();
const BASES = PLACES.map(([u, v]) => basis(u, v));

/** Marks a square picture. @param rgb bytes [size x size x 3], left as they are; a marked copy is returned */
export function embedWatermark(rgb: Uint8Array, size: number, id: bigint): Uint8Array {
  const pattern = patternAt(id, size);
  const marked = new Uint8Array(rgb.length);
  for (let i = 0; i < pattern.length; i++) {
    const add = pattern[i] ?? 0;
    for (let c = 0; c < 3; c++) {
      const at = 3 * i + c;
      marked[at] = Math.max(0, Math.min(255, Math.round((rgb[at] ?? 0) + add)));
    }
  }
  return marked;
}

let drawn: { id: bigint; size: number; pattern: Float32Array } | null = null;

/** What is added for an id at a size. The last is kept: every frame of an animation carries the same. */
function patternAt(id: bigint, size: number): Float32Array {
  if (drawn?.id === id && drawn.size === size) return drawn.pattern;
  const plane = resample(patternOf(bitsOf(id)), SIDE, SIDE, size, size);
  let square = 0;
  for (const value of plane) square += value * value;
  const scale = STRENGTH / Math.sqrt(square / plane.length);
  const pattern = plane.map((value) => value * scale);
  drawn = { id, size, pattern };
  return pattern;
}

export type Watermark = {
  id: bigint;
  /** How much stronger than chance: 1 is none. */
  score: number;
};

/** The mark in a picture of any size; null where there is none to be sure of. */
export function readWatermark(rgb: Uint8Array, width: number, height: number): Watermark | null {
  const luma = new Float32Array(width * height);
  for (let i = 0; i < luma.length; i++)
    luma[i] = 0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0);
  const plane = resample(luma, width, height, SIDE, SIDE);
  const coefficients = transform(plane);
  const limit = clipOf(coefficients);
  const sums = new Float64Array(BITS);
  const squares = new Float64Array(BITS);
  coefficients.forEach((value, k) => {
    const { bit, sign } = CHIPS[k] ?? { bit: 0, sign: 1 };
    const clipped = Math.max(-limit, Math.min(limit, value));
    sums[bit] = (sums[bit] ?? 0) + sign * clipped;
    squares[bit] = (squares[bit] ?? 0) + clipped * clipped;
  });
  const z = [...sums].map((sum, i) => sum / Math.sqrt((squares[i] ?? 0) || 1));
  const score = z.reduce((total, value) => total + value * value, 0) / BITS;
  if (score < PRESENT) return null;
  const read = z.map((value) => value > 0);
  const id = read.slice(0, 64).reduce((all, bit, i) => (bit ? all | (1n << BigInt(i)) : all), 0n);
  return bitsOf(id).every((bit, i) => bit === read[i]) ? { id, score } : null;
}

/** The id's bits, lowest first, and a CRC-16 of them (CCITT), so that a misread id is none. */
function bitsOf(id: bigint): boolean[] {
  const bits = Array.from({ length: 64 }, (_, i) => ((id >> BigInt(i)) & 1n) === 1n);
  let crc = 0xffff;
  for (const bit of bits) {
    const high = (crc >> 15) & 1;
    crc = (crc << 1) & 0xffff;
    if (high !== Number(bit)) crc ^= 0x1021;
  }
  return [...bits, ...Array.from({ length: 16 }, (_, i) => ((crc >> i) & 1) === 1)];
}

/** Which bit each coefficient carries, and with which sign: the same for everyone. */
function chips(): { bit: number; sign: 1 | -1 }[] {
  const next = uint32s(0xc0b0e);
  return Array.from({ length: (SIDE / BLOCK) ** 2 * PLACES.length }, () => ({
    bit: next() % BITS,
    sign: next() & 0x80 ? 1 : -1,
  }));
}

/** A DCT-II basis picture of 8 x 8, orthonormal. */
function basis(u: number, v: number): Float32Array {
  const cosine = (k: number, n: number) =>
    (k === 0 ? Math.sqrt(1 / BLOCK) : Math.sqrt(2 / BLOCK)) *
    Math.cos((Math.PI * (2 * n + 1) * k) / (2 * BLOCK));
  return Float32Array.from(
    { length: BLOCK * BLOCK },
    (_, i) => cosine(u, Math.floor(i / BLOCK)) * cosine(v, i % BLOCK),
  );
}

function eachBlock(visit: (corner: number, block: number) => void): void {
  let block = 0;
  for (let y = 0; y < SIDE; y += BLOCK)
    for (let x = 0; x < SIDE; x += BLOCK) {
      visit(y * SIDE + x, block);
      block += 1;
    }
}

const pixel = (corner: number, i: number): number => corner + Math.floor(i / BLOCK) * SIDE + (i % BLOCK);

function patternOf(bits: readonly boolean[]): Float32Array {
  const plane = new Float32Array(SIDE * SIDE);
  eachBlock((corner, block) => {
    BASES.forEach((base, place) => {
      const { bit, sign } = CHIPS[block * PLACES.length + place] ?? { bit: 0, sign: 1 };
      const amount = bits[bit] ? sign : -sign;
      for (let i = 0; i < base.length; i++) {
        const at = pixel(corner, i);
        plane[at] = (plane[at] ?? 0) + amount * (base[i] ?? 0);
      }
    });
  });
  return plane;
}

function transform(plane: Float32Array): Float32Array {
  const out = new Float32Array((SIDE / BLOCK) ** 2 * PLACES.length);
  eachBlock((corner, block) => {
    BASES.forEach((base, place) => {
      let sum = 0;
      for (let i = 0; i < base.length; i++) sum += (base[i] ?? 0) * (plane[pixel(corner, i)] ?? 0);
      out[block * PLACES.length + place] = sum;
    });
  });
  return out;
}

/** Edges of a picture would drown the mark: coefficients beyond twice the usual size count as that. */
function clipOf(coefficients: Float32Array): number {
  const sizes = coefficients.map(Math.abs).sort();
  return Math.max(2, 2 * (sizes[Math.floor(sizes.length / 2)] ?? 0));
}
