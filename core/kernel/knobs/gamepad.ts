/** Sticks never rest quite in the middle: below this they are taken to. */
const REST = 0.15;

/** How far a stick is pushed, -1..1: nothing in the middle, and finer near it. */
export function pushOf(axis: number): number {
  const beyond = Math.max(0, Math.abs(axis) - REST) / (1 - REST);
  return Math.sign(axis) * Math.min(1, beyond) ** 2;
}

/** Buttons that were let go and are pressed now. */
export const pressedAnew = (before: readonly boolean[], now: readonly boolean[]): number[] =>
  now.flatMap((is, i) => (is && !before[i] ? [i] : []));
