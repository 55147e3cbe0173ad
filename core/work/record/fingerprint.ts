/** Ways of turning and mirroring that a picture is hashed in, upright first. */
export const ORIENTATIONS = 8;
/** Which of a work's fingerprints are upright: of its own pixels, and of each of up to seven sizes. */
export const UPRIGHT: readonly number[] = Array.from({ length: 8 }, (_, i) => ORIENTATIONS * i);

/** Bits of 64 in which two fingerprints differ. */
export function bitsApart(a: string, b: string): number {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}
