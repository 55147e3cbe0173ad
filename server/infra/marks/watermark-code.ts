import { uint32s } from "@/core/kernel/random";

/** Pixels per side of the canonical picture that carries the mark, and of its blocks. */
export const SIDE = 512;
export const BLOCK = 8;
/** Blocks per side. */
export const BLOCKS = SIDE / BLOCK;
/** The middle frequencies of a block (horizontal, vertical) that carry the mark. */
const PLACES = [
  [1, 2],
  [2, 1],
  [2, 2],
  [0, 3],
  [3, 0],
  [1, 3],
  [3, 1],
] as const;
/** Coefficients that each block gives to the mark. */
export const PER_BLOCK = PLACES.length;
/** 64 bits of an id, and 16 to check them. */
export const BITS = 80;

/** Which bit each coefficient carries, and with which sign: the same for everyone. [4096 x 7] */
const CHIPS: readonly { bit: number; sign: 1 | -1 }[] = chips();
/** The signs alone: loops over every coefficient read them. */
export const SIGNS = Float64Array.from(CHIPS, ({ sign }) => sign);
/** The bits alone. */
export const CARRIED = Uint8Array.from(CHIPS, ({ bit }) => bit);
const BASES = PLACES.map(([u, v]) => basis(u, v));
/** Where a block's pixels are in the canonical plane, from its corner. */
const PIXELS = Int32Array.from({ length: BLOCK ** 2 }, (_, i) => Math.floor(i / BLOCK) * SIDE + (i % BLOCK));

/** The id's bits, lowest first, and a CRC-16 of them (CCITT), so that a misread id is none. */
export function bitsOf(id: bigint): boolean[] {
  const bits = Array.from({ length: 64 }, (_, i) => ((id >> BigInt(i)) & 1n) === 1n);
  let crc = 0xffff;
  for (const bit of bits) {
    const high = (crc >> 15) & 1;
    crc = (crc << 1) & 0xffff;
    if (high !== Number(bit)) crc ^= 0x1021;
  }
  return [...bits, ...Array.from({ length: 16 }, (_, i) => ((crc >> i) & 1) === 1)];
}

/** The coefficients [4096 x 7] of a canonical plane [512 x 512], block after block. */
export function transform(plane: Float32Array): Float32Array {
  const out = new Float32Array(BLOCKS ** 2 * PER_BLOCK);
  const own = new Float64Array(BLOCK ** 2);
  eachBlock((corner, block) => {
    for (let i = 0; i < own.length; i++) own[i] = plane[corner + (PIXELS[i] ?? 0)] ?? 0;
    for (let place = 0; place < PER_BLOCK; place++) out[block * PER_BLOCK + place] = dot(BASES[place], own);
  });
  return out;
}

function dot(base: Float32Array | undefined, values: Float64Array): number {
  if (!base) return 0;
  let sum = 0;
  for (let i = 0; i < base.length; i++) sum += (base[i] ?? 0) * (values[i] ?? 0);
  return sum;
}

/** The plane [512 x 512] whose coefficients [4096 x 7] are these, and which has no others. */
export function planeOf(coefficients: Float32Array): Float32Array {
  const plane = new Float32Array(SIDE * SIDE);
  const own = new Float32Array(BLOCK ** 2);
  eachBlock((corner, block) => {
    own.fill(0);
    for (let place = 0; place < PER_BLOCK; place++)
      addTo(own, BASES[place], coefficients[block * PER_BLOCK + place] ?? 0);
    for (let i = 0; i < own.length; i++) plane[corner + (PIXELS[i] ?? 0)] = own[i] ?? 0;
  });
  return plane;
}

function addTo(values: Float32Array, base: Float32Array | undefined, amount: number): void {
  if (!base) return;
  for (let i = 0; i < base.length; i++) values[i] = (values[i] ?? 0) + amount * (base[i] ?? 0);
}

function chips(): { bit: number; sign: 1 | -1 }[] {
  const next = uint32s(0xc0b0e);
  return Array.from({ length: BLOCKS ** 2 * PER_BLOCK }, () => ({
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
