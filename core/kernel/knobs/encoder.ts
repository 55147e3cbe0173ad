/**
 * How a knob says where it is. `absolute`: its place, 0 to 127. Endless encoders say how far they were turned, in one of three ways:
 * `twos` 1 is one up and 127 one down, `offset` 65 and 63, `sign` 1 and 65.
 */
export const KNOB_KINDS = ["absolute", "twos", "offset", "sign"] as const;
export type KnobKind = (typeof KNOB_KINDS)[number];

/** Steps that one message says at most: encoders that are turned fast skip. */
const FAST = 12;
/** Messages after which it is known what a knob is. */
export const ENOUGH = 5;

/** How far an endless encoder was turned, in steps; 0 for a knob that has ends. */
export function stepsOf(kind: KnobKind, value: number): number {
  switch (kind) {
    case "absolute":
      return 0;
    case "twos":
      return value < 64 ? value : value - 128;
    case "offset":
      return value - 64;
    case "sign":
      return value < 64 ? value : 64 - value;
  }
}

/**
 * What kind a knob is, by the first things that it said. A knob with ends never says the same twice, as then it was not turned; an endless
 * one says the same small step again and again.
 */
export function kindOf(values: readonly number[]): KnobKind {
  const repeats = values.some((value, i) => i > 0 && value === values[i - 1]);
  if (!repeats) return "absolute";
  const all = (kind: KnobKind) =>
    values.every((value) => stepsOf(kind, value) !== 0 && Math.abs(stepsOf(kind, value)) <= FAST);
  const saidSign =
    values.some((value) => value > 64 && value <= 64 + FAST) && values.some((value) => value <= FAST);
  if (saidSign && all("sign")) return "sign";
  if (all("offset")) return "offset";
  return all("twos") ? "twos" : "absolute";
}
