/** Whether a knob with ends has hold of what it moves, and where it was last, 0..1. */
export type Grip = { holds: boolean; knob: number | null; set: number | null };
export const NO_GRIP: Grip = { holds: false, knob: null, set: null };

/** This close, in shares of the travel, a knob takes hold. */
const NEAR = 0.02;

/**
 * Soft take-over: a knob that stands elsewhere than the value moves nothing until it has come to it or gone past it, so that nothing
 * jumps. Where somebody else has moved the value meanwhile, it has to be fetched anew.
 * @param knob where the knob is now, 0..1
 * @param value where the value is now, 0..1
 * @returns `to`: where the value goes; null where it stays
 */
export function taken(
  { holds, knob: before, set }: Grip,
  knob: number,
  value: number,
): { grip: Grip; to: number | null } {
  const isStill = holds && set !== null && Math.abs(value - set) <= NEAR;
  const isNear = Math.abs(knob - value) <= NEAR;
  const isPast = before !== null && (before - value) * (knob - value) < 0;
  const takes = isStill || isNear || isPast;
  return { grip: { holds: takes, knob, set: takes ? knob : null }, to: takes ? knob : null };
}
