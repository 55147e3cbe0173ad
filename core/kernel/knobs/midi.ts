/** One turn of a knob: which one, by a name that stays, and what it said, 0 to 127. */
export type Turn = { source: string; value: number };

const [CONTROL_CHANGE, PITCH_BEND] = [0xb0, 0xe0];

/** What a MIDI message says of a knob, a fader or a wheel; null for notes, clocks and all else. `device`: the name of what sent it. */
export function turnOf(message: ArrayLike<number>, device: string): Turn | null {
  const [status = 0, first = 0, second = 0] = Array.from(message);
  const channel = (status & 0x0f) + 1;
  if (message.length < 3) return null;
  switch (status & 0xf0) {
    case CONTROL_CHANGE:
      // From 120 on they are no knobs, but commands to the device: all sound off and the like.
      return first >= 120 ? null : { source: `${device}/${channel}/${first}`, value: second & 0x7f };
    case PITCH_BEND:
      return { source: `${device}/${channel}/wheel`, value: second & 0x7f };
    default:
      return null;
  }
}
