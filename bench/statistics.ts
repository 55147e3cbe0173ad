/** The p-th percentile (0..100) by linear interpolation. Throws RangeError on an empty sample. */
export function percentile(sample: readonly number[], p: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const at = (p / 100) * (sorted.length - 1);
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  if (low === undefined || high === undefined) throw new RangeError("no percentile of an empty sample");
  return low + (high - low) * (at - Math.floor(at));
}

export const round = (x: number, digits = 2): number => Number(x.toFixed(digits));
