import { pressedAnew, pushOf } from "@/core/kernel/knobs/gamepad";

/** Seconds in which a stick that is pushed to its end takes a fader from one end to the other. */
export const TRAVEL_S = 4;

export type PadHeard = {
  /** A stick is pushed, -1..1, for so many seconds. */
  pushed: (axis: number, push: number, seconds: number) => void;
  pressed: (button: number) => void;
};

/** Reads the first gamepad at every frame, for as long as there is one. Returns what ends it. */
export function openPads({ pushed, pressed }: PadHeard, changed: (name: string | null) => void): () => void {
  let handle = 0;
  let before = performance.now();
  let buttons: readonly boolean[] = [];
  const read = (now: number) => {
    const pad = navigator.getGamepads().find((one) => one !== null);
    if (!pad) return;
    handle = requestAnimationFrame(read);
    const seconds = Math.min(0.1, (now - before) / 1000);
    before = now;
    pad.axes.forEach((axis, i) => {
      const push = pushOf(axis);
      if (push !== 0) pushed(i, push, seconds);
    });
    const down = pad.buttons.map((button) => button.pressed);
    for (const button of pressedAnew(buttons, down)) pressed(button);
    buttons = down;
  };
  const begin = () => {
    cancelAnimationFrame(handle);
    const pad = navigator.getGamepads().find((one) => one !== null) ?? null;
    buttons = pad?.buttons.map(({ pressed: is }) => is) ?? [];
    before = performance.now();
    changed(pad?.id ?? null);
    if (pad) handle = requestAnimationFrame(read);
  };
  window.addEventListener("gamepadconnected", begin);
  window.addEventListener("gamepaddisconnected", begin);
  begin();
  return () => {
    cancelAnimationFrame(handle);
    window.removeEventListener("gamepadconnected", begin);
    window.removeEventListener("gamepaddisconnected", begin);
  };
}
