import { oklabOf } from "@/core/picture/palette";

/** Pixels per side of a look. */
export const LOOK = 16;
/** OKLab in eight bits: lightness 0..1, the others about -0.4..0.4. */
const SCALE = [127, 254, 254] as const;

/** What a picture looks like from afar, to find others that look like it: [16 x 16 x 3], from as many RGB bytes. */
export function lookOf(rgb: Uint8Array): Int8Array {
  if (rgb.length !== LOOK * LOOK * 3)
    throw new RangeError(`a look is of ${LOOK} x ${LOOK} pixels, not ${rgb.length} bytes`);
  const look = new Int8Array(rgb.length);
  for (let i = 0; i < rgb.length; i += 3) {
    oklabOf(rgb[i] ?? 0, rgb[i + 1] ?? 0, rgb[i + 2] ?? 0).forEach((value, k) => {
      look[i + k] = Math.max(-127, Math.min(127, Math.round(value * (SCALE[k] ?? 0))));
    });
  }
  return look;
}

/** Mean colour difference of two looks in OKLab, the second as it is or mirrored, whichever is nearer: 0 for the same picture. */
export const lookDistance = (a: Int8Array, b: Int8Array): number =>
  Math.min(difference(a, b, false), difference(a, b, true));

function difference(a: Int8Array, b: Int8Array, mirrored: boolean): number {
  let sum = 0;
  for (let y = 0; y < LOOK; y++) {
    for (let x = 0; x < LOOK; x++) {
      const at = (y * LOOK + x) * 3;
      const other = mirrored ? (y * LOOK + LOOK - 1 - x) * 3 : at;
      sum += Math.hypot(...SCALE.map((scale, k) => ((a[at + k] ?? 0) - (b[other + k] ?? 0)) / scale));
    }
  }
  return sum / (LOOK * LOOK);
}
