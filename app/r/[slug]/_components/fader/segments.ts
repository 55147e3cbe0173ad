/** One member's pull on a fader, in the fader's units. */
export type Pull = { actor: string; amount: number };
/** Where a pull is drawn: from and to, in fractions of the fader, 0..1. */
export type Segment = { actor: string; from: number; to: number };

const clamp01 = (x: number): number => Math.max(0, Math.min(1, x));

/**
 * Lays pulls out from zero: those to the right stack rightwards, those to the left leftwards, the biggest nearest
 * zero, so that the balance reads at a glance. What would leave the fader is cut off at its end.
 */
export function segmentsOf(pulls: readonly Pull[], min: number, max: number): Segment[] {
  const at = (value: number): number => clamp01((value - min) / (max - min));
  const ordered = pulls
    .filter(({ amount }) => Math.abs(amount) >= 0.005)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.actor < b.actor ? -1 : 1));
  let right = 0;
  let left = 0;
  return ordered.flatMap(({ actor, amount }) => {
    const start = amount > 0 ? right : left;
    const end = start + amount;
    if (amount > 0) right = end;
    else left = end;
    const segment = { actor, from: at(Math.min(start, end)), to: at(Math.max(start, end)) };
    return segment.to > segment.from ? [segment] : [];
  });
}
