import { colourOf } from "@/app/_room/live/colour";
import type { LiveRoom } from "@/app/_room/live/live-room";
import type { Edit } from "@/core/picture/edits/edit";
import { round4 } from "@/core/picture/recipe/recipe";
import type { FaderModel } from "./use-fader";

export type ValueFader = {
  /** The register it writes, as others see it held. */
  register: string;
  /** The register to watch, where it is another than the one that is held. */
  watched?: string;
  min: number;
  max: number;
  step?: number;
  /** Where double click and delete put it. */
  home: number;
  read: () => number;
  edit: (value: number) => Edit | null;
  words: (value: number) => string;
  /** Fills the rail from its start in this colour. */
  colour?: string;
  /** Besides role, freeze and mute: not mine to move. */
  locked?: boolean;
};

/** A value that belongs to the room or to one member: whoever writes last wins. */
export function valueModel(live: LiveRoom, fader: ValueFader): FaderModel {
  const { min, max, register, read } = fader;
  const set = (value: number, gesture: number) => {
    const edit = fader.edit(round4(Math.max(min, Math.min(max, value))));
    if (edit) live.write(edit, gesture);
  };
  const at = (value: number): number => Math.max(0, Math.min(1, (value - min) / (max - min)));
  return {
    moves: {
      min,
      max,
      step: fader.step ?? (max - min) / 40,
      read,
      move: (delta, gesture) => set(read() + delta, gesture),
      bookmark: () => {
        const before = read();
        return (gesture) => set(before, gesture);
      },
      reset: (gesture) => set(fader.home, gesture),
      newGesture: live.newGesture,
      grab: (held) => live.grab(held ? register : null),
      refuse: () => fader.locked === true || live.refuses(),
    },
    state: () => {
      const value = read();
      const hand = live.handOn(register);
      return {
        at: at(value),
        value,
        words: fader.words(value),
        segments: [
          {
            actor: "",
            from: at(Math.min(0, value)),
            to: at(value),
            colour: fader.colour ?? "var(--color-ink)",
            dimmed: false,
          },
        ],
        grabbed: hand && { name: hand.name, colour: colourOf(hand) },
        held: false,
        disabled: fader.locked === true || live.blocked.get() !== null,
      };
    },
    watch: (changed) => live.watch(register, changed, fader.watched),
  };
}
