/** Painted sizes: the live one, doubled. Others are made from the next larger one. Pixels per side. */
export const LARGEST_PAINTED = 4096;

/** The size at which a picture of `size` pixels a side is painted. */
export function paintedSize(size: number, live: number): number {
  let painted = live;
  while (painted < size && painted * 2 <= LARGEST_PAINTED) painted *= 2;
  return painted;
}

/** The live size and its doublings up to a painted size. */
export function octavesOf(painted: number, live: number): number[] {
  const sizes: number[] = [];
  for (let size = live; size <= painted; size *= 2) sizes.push(size);
  return sizes;
}

/** A square picture of RGB bytes, half as large: each pixel the mean of four, to the nearest byte. */
export function halved(rgb: Uint8Array, size: number): Uint8Array {
  const half = size / 2;
  const row = size * 3;
  const out = new Uint8Array(half * half * 3);
  let at = 0;
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      const from = 2 * y * row + 6 * x;
      for (let k = 0; k < 3; k++) {
        const i = from + k;
        // The four are inside: the sides are even.
        const sum =
          (rgb[i] as number) +
          (rgb[i + 3] as number) +
          (rgb[i + row] as number) +
          (rgb[i + row + 3] as number);
        out[at++] = (sum + 2) >> 2;
      }
    }
  }
  return out;
}
