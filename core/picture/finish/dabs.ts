import { type Shape, shortSide } from "@/core/picture/render/shape";
import { DIRECTIONS, DIRECTIONS_SIDE, placesAlong } from "./brushwork";
import { fillRow, type Laid } from "./mask-row";

/**
 * Dabs: a picture in patches of one colour each, as a loaded brush sets them down; its forms get edges, and what is finer than a dab goes.
 * After Kuwahara's filter with soft sectors (Papari, Petkov & Campisi 2007), drawn out along the forms (Kyprianidis, Kang & Döllner 2009): around each pixel are eight discs, of which those that differ
 * least within themselves decide its colour. Every disc is a mean around some pixel, so all are known from one blurred picture.
 */

/** Pixels of a picture's shorter side at which a disc is as large and as far away as said here; in others it grows with them. */
const AT = 128;
/**
 * A dab of a middle stroke: how far a disc's middle lies from the pixel along the forms and across them, since a dab is drawn out as a
 * brush is moved, and a disc's deviation, in pixels.
 */
const DAB = { along: 2.35, across: 0.95, disc: 0.82 };
/** A disc is the mean of a box, so many times over. */
const PASSES = 2;
const DISCS = 8;
/** Variance in levels of 255, squared, beside which less of it makes no difference: smooth places stay smooth. */
const CALM = 2;

/** A picture of RGB bytes in dabs, of half to double the size by the `stroke` -1..1. `directions` is where its forms lead (`directionsOf`). */
export function dabbed(rgb: Uint8Array, shape: Shape, directions: Uint8Array, stroke: number): Uint8Array {
  const { width, height } = shape;
  const scale = (2 ** stroke * shortSide(shape)) / AT;
  const votes = votesOf(rgb, shape, boxOf((scale * DAB.disc) ** 2 / PASSES));
  const { dx, dy, far } = discsOf(scale);
  // How far on each disc's numbers are, for pixels whose discs are all inside.
  const on = Int32Array.from(dx, (x, k) => 4 * ((dy[k] as number) * width + x));
  const places = placesAlong(width);
  const out = new Uint8Array(rgb.length);
  for (let y = 0, i = 0; y < height; y++) {
    const line = Math.floor((y * DIRECTIONS_SIDE) / height) * DIRECTIONS_SIDE;
    const rowInside = y >= far && y < height - far;
    for (let x = 0; x < width; x++, i += 3) {
      const from = (directions[line + (places[x] as number)] as number) * DISCS;
      const inside = rowInside && x >= far && x < width - far;
      const here = 4 * (y * width + x);
      let red = 0;
      let green = 0;
      let blue = 0;
      let all = 0;
      for (let k = from; k < from + DISCS; k++) {
        // Most are inside, where one sum says where a disc is.
        let p = here + (on[k] as number);
        if (!inside)
          p = 4 * (within(y + (dy[k] as number), height) * width + within(x + (dx[k] as number), width));
        red += votes[p] as number;
        green += votes[p + 1] as number;
        blue += votes[p + 2] as number;
        all += votes[p + 3] as number;
      }
      out[i] = red / all + 0.5;
      out[i + 1] = green / all + 0.5;
      out[i + 2] = blue / all + 0.5;
    }
  }
  return out;
}

/** Beyond the border a picture is its own mirror: its last pixels going on would be streaks. */
function within(at: number, length: number): number {
  const inside = at < 0 ? -1 - at : at >= length ? 2 * length - 1 - at : at;
  return Math.max(0, Math.min(length - 1, inside));
}

/** For each direction where the discs lie, in whole pixels, and the furthest of all; dabs are `scale` times as large as said above. */
function discsOf(scale: number): { dx: Int8Array; dy: Int8Array; far: number } {
  const [dx, dy] = [new Int8Array(DIRECTIONS * DISCS), new Int8Array(DIRECTIONS * DISCS)];
  for (let i = 0; i < dx.length; i++) {
    const turn = (Math.PI * Math.floor(i / DISCS)) / DIRECTIONS;
    const angle = (2 * Math.PI * ((i % DISCS) + 0.5)) / DISCS;
    const along = scale * DAB.along * Math.cos(angle);
    const across = scale * DAB.across * Math.sin(angle);
    dx[i] = Math.round(along * Math.cos(turn) - across * Math.sin(turn));
    dy[i] = Math.round(along * Math.sin(turn) + across * Math.cos(turn));
  }
  return { dx, dy, far: Math.ceil(scale * DAB.along) };
}

/**
 * A picture's bytes with `dabs`, bytes of the same picture, laid on by `share` 0..1 of `amount`: one number, or one for each of 32 x 32
 * places. Where nothing is laid on, the bytes stay what they are.
 */
export function withDabs(
  plain: Uint8Array,
  dabs: Uint8Array,
  { shape, share, amount }: Laid & { shape: Shape },
): Uint8Array {
  const out = new Uint8Array(plain.length);
  const { width, height } = shape;
  if (typeof amount === "number") {
    // As exact as a row of a mask is.
    const laid = Math.fround(share * amount);
    for (let i = 0; i < out.length; i++) out[i] = between(plain[i] as number, dabs[i] as number, laid);
    return out;
  }
  const row = new Float32Array(width);
  for (let y = 0, i = 0; y < height; y++) {
    fillRow(row, { share, amount }, { y, height });
    for (let x = 0; x < width; x++) {
      const laid = row[x] as number;
      for (const end = i + 3; i < end; i++) out[i] = between(plain[i] as number, dabs[i] as number, laid);
    }
  }
  return out;
}

/** Never negative: dropping the fraction, as bytes do, rounds. */
const between = (from: number, to: number, share: number): number => from + (to - from) * share + 0.5;

/** A box that reaches `reach` whole pixels each way, and counts those just beyond by the share `beyond` 0..1. */
type Box = { reach: number; beyond: number };

/** The box of a variance in square pixels. */
function boxOf(variance: number): Box {
  // Of a box that reaches n pixels the squares' sum is n (n + 1) (2 n + 1) / 3, over 2 n + 1 pixels.
  let reach = 0;
  while (((reach + 1) * (reach + 2)) / 3 <= variance) reach++;
  const pixels = 2 * reach + 1;
  const lacking = variance * pixels - (reach * (reach + 1) * pixels) / 3;
  return { reach, beyond: lacking / (2 * ((reach + 1) ** 2 - variance)) };
}

/** Around each pixel the disc's mean colour times what it counts, and what it counts: [height x width x 4]. */
function votesOf(rgb: Uint8Array, { width, height }: Shape, box: Box): Float32Array {
  // Colours and squares of lightness, blurred together.
  const means = new Float32Array(width * height * 4);
  for (let i = 0, p = 0; i < rgb.length; i += 3, p += 4) {
    const light = 0.3 * (rgb[i] as number) + 0.6 * (rgb[i + 1] as number) + 0.1 * (rgb[i + 2] as number);
    means[p] = rgb[i] as number;
    means[p + 1] = rgb[i + 1] as number;
    means[p + 2] = rgb[i + 2] as number;
    means[p + 3] = light * light;
  }
  const spare = new Float32Array(means.length);
  for (let pass = 0; pass < PASSES; pass++) {
    blurRows(means, spare, width, box);
    blurColumns(spare, means, width, box);
  }
  for (let p = 0; p < means.length; p += 4) {
    const red = means[p] as number;
    const green = means[p + 1] as number;
    const blue = means[p + 2] as number;
    const light = 0.3 * red + 0.6 * green + 0.1 * blue;
    const calm = 100 / (CALM + Math.max(0, (means[p + 3] as number) - light * light));
    const counts = calm * calm * calm * calm;
    means[p] = red * counts;
    means[p + 1] = green * counts;
    means[p + 2] = blue * counts;
    means[p + 3] = counts;
  }
  return means;
}

/** Means over each pixel's box along its row, four numbers a pixel. Beyond a border its last pixel goes on. */
function blurRows(from: Float32Array, to: Float32Array, width: number, { reach, beyond }: Box): void {
  const row = 4 * width;
  const share = 1 / (2 * reach + 1 + 2 * beyond);
  for (let start = 0; start < from.length; start += row) {
    const last = start + row - 4;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = -reach; k <= reach; k++) {
      const i = Math.max(start, Math.min(last, start + 4 * k));
      a += from[i] as number;
      b += from[i + 1] as number;
      c += from[i + 2] as number;
      d += from[i + 3] as number;
    }
    for (let at = start; at <= last; at += 4) {
      const after = Math.min(last, at + 4 * reach + 4);
      const before = Math.max(start, at - 4 * reach - 4);
      const gone = Math.max(start, at - 4 * reach);
      to[at] = (a + beyond * ((from[after] as number) + (from[before] as number))) * share;
      to[at + 1] = (b + beyond * ((from[after + 1] as number) + (from[before + 1] as number))) * share;
      to[at + 2] = (c + beyond * ((from[after + 2] as number) + (from[before + 2] as number))) * share;
      to[at + 3] = (d + beyond * ((from[after + 3] as number) + (from[before + 3] as number))) * share;
      a += (from[after] as number) - (from[gone] as number);
      b += (from[after + 1] as number) - (from[gone + 1] as number);
      c += (from[after + 2] as number) - (from[gone + 2] as number);
      d += (from[after + 3] as number) - (from[gone + 3] as number);
    }
  }
}

/** Means over each pixel's box along its column, row after row: all columns of a row at once. */
function blurColumns(from: Float32Array, to: Float32Array, width: number, { reach, beyond }: Box): void {
  const row = 4 * width;
  const share = 1 / (2 * reach + 1 + 2 * beyond);
  const last = from.length - row;
  const sums = new Float64Array(row);
  for (let k = -reach; k <= reach; k++) {
    const at = Math.max(0, Math.min(last, k * row));
    for (let i = 0; i < row; i++) sums[i] = (sums[i] as number) + (from[at + i] as number);
  }
  for (let start = 0; start <= last; start += row) {
    const after = Math.min(last, start + (reach + 1) * row);
    const before = Math.max(0, start - (reach + 1) * row);
    const gone = Math.max(0, start - reach * row);
    for (let i = 0; i < row; i++) {
      const sum = sums[i] as number;
      const next = from[after + i] as number;
      to[start + i] = (sum + beyond * (next + (from[before + i] as number))) * share;
      sums[i] = sum + next - (from[gone + i] as number);
    }
  }
}
