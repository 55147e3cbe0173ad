import type { EngineItem } from "./engine";

/** Pixel centres `from` to `from + count` of a picture of `size` pixels, the whole picture -1..1. */
export const centres = (from: number, count: number, size: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => (2 * (from + i + 0.5)) / size - 1);

/** One array of `length` numbers an item; zeros where an item has none. Throws RangeError for another length. */
export function joinItems(
  items: readonly EngineItem[],
  length: number,
  of: (item: EngineItem) => Float32Array | null,
): Float32Array {
  const joined = new Float32Array(items.length * length);
  items.forEach((item, i) => {
    const part = of(item);
    if (part && part.length !== length)
      throw new RangeError(`expected ${length} numbers, got ${part.length}`);
    if (part) joined.set(part, i * length);
  });
  return joined;
}
