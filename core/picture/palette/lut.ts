import { distanceSquared, type Oklab, oklabOfUnit, unitOf } from "./oklab";

/** Nodes a side of the grade's cube. */
export const LUT_SIDE = 33;
/** Softness of the border between two colours' influence, in squared OKLab distance. */
const SOFTNESS = 0.02;

/**
 * A 3D grade [33 x 33 x 33 x 3] (red slowest), bytes as float: every colour moves as the palette colours near it move, `own[i]`
 * to `target[i]`, blended smoothly by distance. Strength 0 is no grade, 1 the whole way.
 */
export function buildLut(own: readonly Oklab[], target: readonly Oklab[], strength: number): Float32Array {
  const lut = new Float32Array(LUT_SIDE ** 3 * 3);
  const moves = own.map((from, i): Oklab => {
    const to = target[i] ?? from;
    return [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  });
  nodes().forEach((colour, node) => {
    const graded = unitOf(move(colour, own, moves, strength));
    lut[node * 3] = graded[0] * 255;
    lut[node * 3 + 1] = graded[1] * 255;
    lut[node * 3 + 2] = graded[2] * 255;
  });
  return lut;
}

let known: readonly Oklab[] | null = null;

/** The cube's nodes in OKLab, the same for every grade. */
function nodes(): readonly Oklab[] {
  const last = LUT_SIDE - 1;
  known ??= Array.from({ length: LUT_SIDE ** 3 }, (_, node) => {
    const red = Math.floor(node / LUT_SIDE ** 2) / last;
    const green = (Math.floor(node / LUT_SIDE) % LUT_SIDE) / last;
    return oklabOfUnit(red, green, (node % LUT_SIDE) / last);
  });
  return known;
}

/** Plain loops: this runs for 35,937 nodes each time a palette or a picture's own colours change. */
function move(colour: Oklab, own: readonly Oklab[], moves: readonly Oklab[], strength: number): Oklab {
  let least = Number.POSITIVE_INFINITY;
  for (const from of own) least = Math.min(least, distanceSquared(colour, from));
  let total = 0;
  let L = 0;
  let a = 0;
  let b = 0;
  for (let i = 0; i < own.length; i++) {
    const from = own[i];
    const by = moves[i];
    if (!from || !by) continue;
    const weight = Math.exp((least - distanceSquared(colour, from)) / SOFTNESS);
    total += weight;
    L += weight * by[0];
    a += weight * by[1];
    b += weight * by[2];
  }
  const scale = total > 0 ? strength / total : 0;
  return [colour[0] + L * scale, colour[1] + a * scale, colour[2] + b * scale];
}

/** Grades RGB bytes in place, trilinearly. A few milliseconds for 256 x 256: plain numbers, because it runs for every pixel. */
export function applyLut(rgb: Uint8Array, lut: Float32Array): void {
  const step = (LUT_SIDE - 1) / 255;
  const last = LUT_SIDE - 2;
  const dr = LUT_SIDE * LUT_SIDE * 3;
  const dg = LUT_SIDE * 3;
  const db = 3;
  for (let at = 0; at < rgb.length; at += 3) {
    const r = (rgb[at] as number) * step;
    const g = (rgb[at + 1] as number) * step;
    const b = (rgb[at + 2] as number) * step;
    const r0 = Math.min(r | 0, last);
    const g0 = Math.min(g | 0, last);
    const b0 = Math.min(b | 0, last);
    const [fr, fg, fb] = [r - r0, g - g0, b - b0];
    const node = r0 * dr + g0 * dg + b0 * db;
    for (let c = 0; c < 3; c++) {
      const n = node + c;
      const h = n + dr;
      const low = square(lut, n, n + dg, fg, fb);
      const high = square(lut, h, h + dg, fg, fb);
      // Never negative: dropping the fraction rounds.
      rgb[at + c] = (low + (high - low) * fr + 0.5) | 0;
    }
  }
}

/** Between four nodes: `near` and `far` in green, and the next of each in blue. */
function square(lut: Float32Array, near: number, far: number, fg: number, fb: number): number {
  const a = lut[near] as number;
  const b = lut[far] as number;
  const low = a + ((lut[near + 3] as number) - a) * fb;
  const high = b + ((lut[far + 3] as number) - b) * fb;
  return low + (high - low) * fg;
}
