/** What an audit measured of pictures at one truncation. */
export type MeasuredAt = { psi: number; diversity: number; lightness: number; vividness: number };

/** How pictures at a truncation compare with those at 1: shares, 1 for as much. */
export type BesideFull = { diversity: number; lightness: number; vividness: number };

const KINDS = ["diversity", "lightness", "vividness"] as const;

/** Between the measured points along straight lines, beyond them as at the nearest. Points by growing psi; null where psi 1 is not among them. */
export function besideFull(points: readonly MeasuredAt[], psi: number): BesideFull | null {
  const full = points.find((point) => point.psi === 1);
  const high = points.find((point) => point.psi >= psi) ?? points.at(-1);
  const low = points.findLast((point) => point.psi <= psi) ?? points[0];
  if (!full || !high || !low) return null;
  const part = high.psi === low.psi ? 0 : (psi - low.psi) / (high.psi - low.psi);
  const share = (kind: (typeof KINDS)[number]) =>
    (low[kind] + part * (high[kind] - low[kind])) / (full[kind] || 1);
  return { diversity: share("diversity"), lightness: share("lightness"), vividness: share("vividness") };
}
