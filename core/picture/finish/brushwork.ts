import { uniforms } from "@/core/kernel/random";
import { type Shape, shortSide } from "@/core/picture/render/shape";

/**
 * Brushwork: a grain of strokes that lie along a picture's forms, laid on before the finish paints it. The finish turns even a grain
 * of a level or two into brush strokes; without one it paints the contours that rounding to bytes leaves in smooth places. After
 * line integral convolution (Cabral & Leedom 1993): noise, smeared along the direction in which the picture changes least.
 */

/** Cells per side of the grid on which a picture's slopes are measured. */
const CELLS = 64;
/** Per side of the directions that are kept. */
export const DIRECTIONS_SIDE = 128;
/** Directions that are told apart, over half a turn. */
export const DIRECTIONS = 32;
/** Pixels per side of a grain, which repeats; a power of two. */
const GRAIN = 256;
const MASK = GRAIN * GRAIN - 1;
/** Pixels that a stroke reaches each way. */
const REACH = 11;
/** Steps of a grain's numbers to one deviation: they are kept as bytes. */
const STEP = 32;
/** Levels of 255 that the liveliest brushwork deviates by. */
const LIVELIEST = 5;
/** How much of it differs from colour to colour. */
const HUE = 0.5;
/** Level of the noise that hides the steps of bytes. */
const DITHER = 0.6;

/** A part of a picture, in pixels. */
type Part = { x: number; y: number; width: number; height: number };

/**
 * Where a picture's forms lead: for each of 128 x 128 places the direction in which it changes least, in 32nds of half a turn.
 * `rgb` RGB bytes of the whole picture.
 */
export function directionsOf(rgb: Uint8Array, shape: Shape): Uint8Array {
  const light = reducedLight(rgb, shape);
  // Cells are as long as the picture is: along its longer side a step from cell to cell is a gentler slope.
  const [wide, high] = [shortSide(shape) / shape.width, shortSide(shape) / shape.height];
  // Slopes in doubled angles, so that opposite ones agree; a steep one counts as its steepness, not its square.
  const along = new Float32Array(CELLS * CELLS);
  const across = new Float32Array(CELLS * CELLS);
  const at = (x: number, y: number) => light[inGrid(y) * CELLS + inGrid(x)] as number;
  for (let y = 0; y < CELLS; y++)
    for (let x = 0; x < CELLS; x++) {
      const [sx, sy] = [wide * (at(x + 1, y) - at(x - 1, y)), high * (at(x, y + 1) - at(x, y - 1))];
      // Math.hypot is ten times as slow.
      const steep = Math.sqrt(sx * sx + sy * sy) + 1;
      along[y * CELLS + x] = (sy * sy - sx * sx) / steep;
      across[y * CELLS + x] = (-2 * sx * sy) / steep;
    }
  return enlarged(smooth(along), smooth(across));
}

const inGrid = (i: number) => Math.max(0, Math.min(CELLS - 1, i));

/** Lightness of each cell, 0..255: the mean of its pixels, of every second one each way where it has many. */
function reducedLight(rgb: Uint8Array, { width, height }: Shape): Float32Array {
  const light = new Float32Array(CELLS * CELLS);
  const from = (side: number) => Array.from({ length: CELLS + 1 }, (_, i) => Math.floor((i * side) / CELLS));
  const [columns, rows] = [from(width), from(height)];
  const stride = Math.min(width, height) >= 4 * CELLS ? 2 : 1;
  for (let row = 0, place = 0; row < CELLS; row++)
    for (let column = 0; column < CELLS; column++, place++) {
      const [top, left] = [rows[row] as number, columns[column] as number];
      // A picture smaller than the grid gives some cells the same pixel.
      const bottom = Math.max(top + 1, rows[row + 1] as number);
      const right = Math.max(left + 1, columns[column + 1] as number);
      let [sum, count] = [0, 0];
      for (let y = top; y < bottom; y += stride)
        for (let x = left, i = 3 * (y * width + left); x < right; x += stride, i += 3 * stride, count++)
          sum += 3 * (rgb[i] as number) + 6 * (rgb[i + 1] as number) + (rgb[i + 2] as number);
      light[place] = sum / (10 * count);
    }
  return light;
}

/** Means over 5 x 5 cells, three times over: nearly a Gaussian of 2.4 cells. The sum slides along each line. */
function smooth(grid: Float32Array): Float32Array {
  let from = grid;
  // A line with its ends going on for as far as a sum reaches.
  const line = new Float32Array(CELLS + 5);
  for (let pass = 0; pass < 6; pass++) {
    const [dx, dy] = pass % 2 === 0 ? [1, CELLS] : [CELLS, 1];
    const to = new Float32Array(CELLS * CELLS);
    for (let start = 0, n = 0; n < CELLS; n++, start += dy) {
      for (let i = 0; i < line.length; i++) line[i] = from[start + inGrid(i - 2) * dx] as number;
      let sum = 3 * (line[2] as number) + (line[3] as number) + (line[4] as number);
      for (let i = 0; i < CELLS; i++) {
        to[start + i * dx] = sum / 5;
        sum += (line[i + 5] as number) - (line[i] as number);
      }
    }
    from = to;
  }
  return from;
}

/** Where nothing changes strokes lie nearly level and sway: what is added to each cell's direction, as a vector. */
const SWAY = swaying();

function swaying(): { along: Float64Array; across: Float64Array } {
  const [along, across] = [new Float64Array(CELLS * CELLS), new Float64Array(CELLS * CELLS)];
  for (let i = 0; i < along.length; i++) {
    const sway = 0.5 * Math.sin((i % CELLS) / 9 + 1.3) + 0.4 * Math.sin(Math.floor(i / CELLS) / 7);
    along[i] = 0.3 * Math.cos(sway);
    across[i] = 0.3 * Math.sin(sway);
  }
  return { along, across };
}

/** Both grids between their cells, as directions. */
function enlarged(along: Float32Array, across: Float32Array): Uint8Array {
  const directions = new Uint8Array(DIRECTIONS_SIDE * DIRECTIONS_SIDE);
  for (let i = 0; i < along.length; i++) {
    along[i] = (along[i] as number) + (SWAY.along[i] as number);
    across[i] = (across[i] as number) + (SWAY.across[i] as number);
  }
  const [wideAlong, wideAcross] = [doubled(along), doubled(across)];
  for (let i = 0; i < directions.length; i++)
    directions[i] = directionOf(wideAlong[i] as number, wideAcross[i] as number);
  return directions;
}

/** For each of `length` pixels in a row or column the place of the directions that it lies in. */
export const placesAlong = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => Math.floor((i * DIRECTIONS_SIDE) / length));

/** The whole direction nearest to a vector's, of 32 to a turn. The angle is good to 0.004 and much faster than Math.atan2's. */
function directionOf(along: number, across: number): number {
  const [a, b] = [Math.abs(along), Math.abs(across)];
  const t = Math.min(a, b) / (Math.max(a, b) || 1);
  const octant = t * (Math.PI / 4 + 0.273 * (1 - t));
  const quadrant = b > a ? Math.PI / 2 - octant : octant;
  const half = along < 0 ? Math.PI - quadrant : quadrant;
  return Math.round((across < 0 ? -half : half) * (DIRECTIONS / (2 * Math.PI))) & (DIRECTIONS - 1);
}

/** A grid of twice the side, bilinear, half-pixel centres. */
function doubled(grid: Float32Array): Float32Array {
  const out = new Float32Array(DIRECTIONS_SIDE * DIRECTIONS_SIDE);
  for (let y = 0, i = 0; y < DIRECTIONS_SIDE; y++) {
    const near = (y >> 1) * CELLS;
    const far = inGrid((y >> 1) + (y % 2 === 0 ? -1 : 1)) * CELLS;
    for (let x = 0; x < DIRECTIONS_SIDE; x++, i++) {
      const u = x >> 1;
      const w = inGrid(u + (x % 2 === 0 ? -1 : 1));
      const middle = 9 * (grid[near + u] as number) + (grid[far + w] as number);
      out[i] = (middle + 3 * ((grid[near + w] as number) + (grid[far + u] as number))) / 16;
    }
  }
  return out;
}

/**
 * Part of a picture with brushwork laid on. `rgb` its RGB bytes; `part` where it lies in the picture;
 * `amount` 0..1. A new array, but for none: then `rgb` itself.
 */
export function brushed(
  rgb: Uint8Array,
  { part, shape, directions, amount }: { part: Part; shape: Shape; directions: Uint8Array; amount: number },
): Uint8Array {
  if (amount <= 0) return rgb;
  const { width, height } = shape;
  const { strokes, dither } = grains();
  const out = new Uint8ClampedArray(rgb.length);
  const level = (LIVELIEST * amount * amount) / STEP;
  const [hue, noise] = [level * HUE, (DITHER * Math.min(1, 4 * amount)) / 255];
  const places = placesAlong(width);
  for (let y = 0, i = 0; y < part.height; y++) {
    const row = part.y + y;
    const line = Math.floor((row * DIRECTIONS_SIDE) / height) * DIRECTIONS_SIDE;
    const from = (row % GRAIN) * GRAIN;
    for (let column = part.x; column < part.x + part.width; column++, i += 3) {
      const stroke = (directions[line + (places[column] as number)] as number) * (MASK + 1);
      const place = from + (column & (GRAIN - 1));
      const light = (strokes[stroke + place] as number) * level + (dither[place] as number) * noise;
      // A grain elsewhere in the same direction: strokes of another colour.
      const shift = (strokes[stroke + ((place + 25_657) & MASK)] as number) * hue;
      out[i] = (rgb[i] as number) + light - shift;
      out[i + 1] = (rgb[i + 1] as number) + light;
      out[i + 2] = (rgb[i + 2] as number) + light + shift;
    }
  }
  return new Uint8Array(out.buffer);
}

/** Gives a painted part the plain bytes back where nothing was painted: there the finish returns what it was given. In place. */
export function withoutBrushwork(painted: Uint8Array, given: Uint8Array, plain: Uint8Array): void {
  if (given === plain) return;
  // Four bytes at a time where memory lies so: hardly ever is one of them the same.
  const isEven = painted.byteOffset % 4 === 0 && given.byteOffset % 4 === 0;
  const words = isEven ? painted.length >> 2 : 0;
  const [ours, theirs] = [wordsOf(painted, words), wordsOf(given, words)];
  for (let word = 0; word < words; word++) {
    const apart = (ours[word] as number) ^ (theirs[word] as number);
    // Not nought only where a byte of it is nought (Mycroft 1987).
    if (((apart - 0x01010101) & ~apart & 0x80808080) === 0) continue;
    for (let i = 4 * word; i < 4 * word + 4; i++)
      if (painted[i] === given[i]) painted[i] = plain[i] as number;
  }
  for (let i = 4 * words; i < painted.length; i++)
    if (painted[i] === given[i]) painted[i] = plain[i] as number;
}

const wordsOf = (bytes: Uint8Array, words: number): Int32Array =>
  words > 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, words) : new Int32Array(0);

let made: { strokes: Int8Array; dither: Int8Array } | null = null;

/** For each direction a grain of strokes that way, all from one noise; and a noise without direction. Made once: some 50 ms. */
function grains(): { strokes: Int8Array; dither: Int8Array } {
  if (made) return made;
  const random = uniforms(0xb7054);
  const noise = Float32Array.from({ length: GRAIN * GRAIN }, () => random() + random() - 1);
  const dither = Int8Array.from({ length: GRAIN * GRAIN }, () => Math.round((random() - 0.5) * 254));
  const base = softened(noise);
  const strokes = new Int8Array(DIRECTIONS * GRAIN * GRAIN);
  for (let k = 0; k < DIRECTIONS; k++)
    strokes.set(smeared(base, (Math.PI * k) / DIRECTIONS), k * GRAIN * GRAIN);
  made = { strokes, dither };
  return made;
}

/** Means over 3 x 3 pixels, the middle counting most; it repeats. */
function softened(noise: Float32Array): Float32Array {
  const out = new Float32Array(noise.length);
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const counts = (1 + dx * dx) * (1 + dy * dy);
      const shift = dy * GRAIN + dx;
      for (let i = 0; i < out.length; i++)
        out[i] = (out[i] as number) + (noise[(i + shift) & MASK] as number) / counts;
    }
  return out;
}

/** Noise drawn out along a direction, of unit deviation, in bytes of 1/32. Plain loops: there are fifty million sums before the first stroke. */
function smeared(base: Float32Array, angle: number): Int8Array {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const sums = new Float32Array(base.length);
  for (let step = -REACH; step <= REACH; step++) {
    const weight = 1 + Math.cos((Math.PI * step) / (REACH + 1));
    addShifted(sums, base, Math.round(dy * step) * GRAIN + Math.round(dx * step), weight);
  }
  let squares = 0;
  for (let i = 0; i < sums.length; i++) squares += (sums[i] as number) * (sums[i] as number);
  const deviation = Math.sqrt(squares / sums.length);
  const bytes = new Int8Array(sums.length);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = Math.max(-127, Math.min(127, Math.round(((sums[i] as number) / deviation) * STEP)));
  return bytes;
}

/** Adds what lies `shift` numbers on, times a weight; beyond its end the base begins anew. */
function addShifted(sums: Float32Array, base: Float32Array, shift: number, weight: number): void {
  const first = shift & MASK;
  const turn = base.length - first;
  for (let i = 0; i < turn; i++) sums[i] = (sums[i] as number) + weight * (base[first + i] as number);
  for (let i = turn, j = 0; i < sums.length; i++, j++)
    sums[i] = (sums[i] as number) + weight * (base[j] as number);
}
