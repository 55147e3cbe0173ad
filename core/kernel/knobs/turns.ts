/** So long after its last message a turn of a knob is over, in milliseconds: what is turned on before then is one gesture, and one undo. */
export const TURN_MS = 700;

/** The gesture that a message belongs to: the one that goes on, or a new one. */
export function gestureAt(
  going: { gesture: number; at: number } | undefined,
  now: number,
  begin: () => number,
): { gesture: number; at: number } {
  return going && now - going.at < TURN_MS
    ? { gesture: going.gesture, at: now }
    : { gesture: begin(), at: now };
}
