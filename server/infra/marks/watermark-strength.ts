import { BITS, BLOCK, BLOCKS, CARRIED, PER_BLOCK, SIGNS } from "./watermark-code";

/** Root mean square of what is added, in levels of 255, where a picture's texture hides it: 42.1 dB. */
const STRENGTH = 2;
/** What a coefficient is changed by at most: more would show beside edges. */
const MOST = 9;
/** What a coefficient of a flat place is changed by at most, where a picture has no texture to hide the mark in. */
const BARE = 4.2;
/** Beyond this part of a block's texture the eye would see the mark in it. */
const GAIN = 0.6;
/** Rounds in which bits that the picture itself speaks against are strengthened at the others' expense. */
const ROUNDS = 3;
/** What is added to a block's activity before it divides: without it, flat places would shout. */
const QUIET = 2;
/** Values beyond this count as this: edges would drown the mark. */
const CLIP = 0.8;

/**
 * What each coefficient [4096 x 7] of a picture is changed by, so that it carries the bits where the eye masks them: little in flat places,
 * more in texture, and beside an edge no more than in the flat place next to it.
 * @param least what a coefficient of a flat place is changed by
 */
export function amountsFor(host: Float32Array, bits: readonly boolean[], least: number): Float32Array {
  const weights = weightsFor(activityOf(host), least);
  const factors = new Float64Array(BITS).fill(1);
  for (let round = 0; ; round++) {
    const amounts = new Float32Array(host.length);
    for (let k = 0; k < amounts.length; k++) {
      const bit = CARRIED[k] ?? 0;
      const weight = (weights[Math.floor(k / PER_BLOCK)] ?? 0) * (factors[bit] ?? 1);
      amounts[k] = (bits[bit] ? 1 : -1) * (SIGNS[k] ?? 1) * weight;
    }
    if (round === ROUNDS) return amounts;
    const marked = new Float32Array(host.length);
    for (let k = 0; k < marked.length; k++) marked[k] = (host[k] ?? 0) + (amounts[k] ?? 0);
    const seen = scores(marked);
    balance(
      factors,
      seen.map((score, bit) => (bits[bit] ? score : -score)),
    );
  }
}

/** Each bit's sum over the coefficients that carry it, in standard deviations of chance [80]: its sign is the bit. */
export function scores(coefficients: Float32Array): number[] {
  const activity = activityOf(coefficients);
  const sums = new Float64Array(BITS);
  const squares = new Float64Array(BITS);
  for (let k = 0; k < coefficients.length; k++) {
    const bit = CARRIED[k] ?? 0;
    const even = (coefficients[k] ?? 0) / ((activity[Math.floor(k / PER_BLOCK)] ?? 0) + QUIET);
    const clipped = within(even, -CLIP, CLIP);
    sums[bit] = (sums[bit] ?? 0) + (SIGNS[k] ?? 1) * clipped;
    squares[bit] = (squares[bit] ?? 0) + clipped * clipped;
  }
  return [...sums].map((sum, bit) => sum / Math.sqrt((squares[bit] ?? 0) || 1));
}

/** How much each block's coefficients are changed [4096]: as much as its texture hides, up to `STRENGTH` in all. */
function weightsFor(activity: Float32Array, least: number): Float32Array {
  const at = (gain: number, floor: number) => activity.map((value) => Math.min(MOST, floor + gain * value));
  const strength = (weights: Float32Array) => {
    const square = weights.reduce((sum, weight) => sum + weight * weight, 0) / weights.length;
    return Math.sqrt((square * PER_BLOCK) / BLOCK ** 2);
  };
  const wanted = largest([0, GAIN], (gain) => strength(at(gain, least)) <= STRENGTH);
  if (wanted < GAIN) return at(wanted, least);
  // Too little texture to carry the mark: its flat places must.
  return at(
    GAIN,
    largest([least, BARE], (more) => strength(at(GAIN, more)) <= STRENGTH),
  );
}

/** The largest value between two, to a hundred-thousandth of their distance, that still fits. */
function largest([from, to]: [number, number], fits: (value: number) => boolean): number {
  if (fits(to)) return to;
  let [low, high] = [from, to];
  for (let i = 0; i < 16; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Strengthens bits whose score lags behind the mean and weakens the others; the energy of all stays what it was. */
function balance(factors: Float64Array, towards: readonly number[]): void {
  const mean = towards.reduce((sum, score) => sum + score, 0) / BITS;
  let energy = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const wanted = 1 + (mean - (towards[bit] ?? 0)) / Math.max(1, mean);
    factors[bit] = within((factors[bit] ?? 1) * within(wanted, 0.5, 1.6), 0.5, 2);
    energy += (factors[bit] ?? 1) ** 2;
  }
  const scale = Math.sqrt(BITS / energy);
  for (let bit = 0; bit < BITS; bit++) factors[bit] = (factors[bit] ?? 1) * scale;
}

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** Root mean square of a block's coefficients [4096]: the median of the nine blocks around each, so that an edge alone is no texture. */
function activityOf(coefficients: Float32Array): Float32Array {
  const own = new Float32Array(BLOCKS ** 2);
  for (let block = 0; block < own.length; block++) {
    let sum = 0;
    for (let i = 0; i < PER_BLOCK; i++) sum += (coefficients[block * PER_BLOCK + i] ?? 0) ** 2;
    own[block] = Math.sqrt(sum / PER_BLOCK);
  }
  const median = new Float32Array(own.length);
  const around = new Float32Array(9);
  for (let block = 0; block < own.length; block++) {
    const [x, y] = [block % BLOCKS, Math.floor(block / BLOCKS)];
    for (let i = 0; i < 9; i++) {
      const column = within(x + (i % 3) - 1, 0, BLOCKS - 1);
      const row = within(y + Math.floor(i / 3) - 1, 0, BLOCKS - 1);
      around[i] = own[row * BLOCKS + column] ?? 0;
    }
    median[block] = middleOf(around);
  }
  return median;
}

/** The middle of an odd number of values, which are put in order as far as it needs: for nine, a sort of the language takes ten times as long. */
function middleOf(values: Float32Array): number {
  const middle = values.length >> 1;
  for (let i = 0; i <= middle; i++) {
    let least = i;
    for (let j = i + 1; j < values.length; j++) if ((values[j] ?? 0) < (values[least] ?? 0)) least = j;
    const value = values[least] ?? 0;
    values[least] = values[i] ?? 0;
    values[i] = value;
  }
  return values[middle] ?? 0;
}
