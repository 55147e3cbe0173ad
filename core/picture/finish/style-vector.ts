import { halfToNumber } from "@/core/picture/model/safetensors";
import { StyleVector } from "@/core/picture/recipe/finish";

/** Numbers in a style. */
const STYLE = 100;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The 100 numbers that a recipe spells. */
export function readStyle(vector: StyleVector): Float32Array {
  const bytes = bytesOf(vector);
  return Float32Array.from({ length: STYLE }, (_, i) =>
    halfToNumber((bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8)),
  );
}

/** How a recipe spells 100 numbers, each to the nearest of half precision. Throws RangeError for other counts and numbers that are not finite. */
export function writeStyle(numbers: ArrayLike<number>): StyleVector {
  if (numbers.length !== STYLE) throw new RangeError(`a style has ${STYLE} numbers, not ${numbers.length}`);
  const bytes = new Uint8Array(2 * STYLE);
  for (let i = 0; i < STYLE; i++) {
    const value = numbers[i] ?? 0;
    if (!Number.isFinite(value)) throw new RangeError("a style holds a number that is not finite");
    const bits = numberToHalf(value);
    bytes[2 * i] = bits & 255;
    bytes[2 * i + 1] = bits >> 8;
  }
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = Math.min(4, Math.ceil(((bytes.length - i) * 8) / 6));
    for (let k = 0; k < letters; k++) text += ALPHABET[(three >> (18 - 6 * k)) & 63];
  }
  return StyleVector.parse(text);
}

/** Base64url without Buffer, which browsers do not have. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let [bits, held, at] = [0, 0, 0];
  for (const letter of text) {
    bits = ((bits << 6) | ALPHABET.indexOf(letter)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 255;
  }
  return bytes;
}

/** The nearest IEEE 754 binary16, ties to even; beyond its range its greatest. */
export function numberToHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.min(Math.abs(value), 65504);
  if (size < 2 ** -14) return sign | even(size * 2 ** 24);
  const exponent = Math.floor(Math.log2(size));
  // Carries into the exponent by itself where rounding reaches the next power of two.
  return sign | (((exponent + 15) << 10) + even((size / 2 ** exponent - 1) * 1024));
}

function even(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down;
}
