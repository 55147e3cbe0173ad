/** How long a name stays after the last thing that its person did, in milliseconds. */
export const STAYS_MS = 2_600;

/** Who has just done something, and what: in the order in which they began. */
export type Act = { actor: string; what: string; at: number };

/** The acts after one more: a person has one place, which shows the last thing they did. */
export function withAct(acts: readonly Act[], act: Act): readonly Act[] {
  const isKnown = acts.some(({ actor }) => actor === act.actor);
  return isKnown ? acts.map((other) => (other.actor === act.actor ? act : other)) : [...acts, act];
}

/** Those that are still shown at a time. */
export const stillShown = (acts: readonly Act[], now: number): readonly Act[] =>
  acts.filter(({ at }) => now - at < STAYS_MS);
