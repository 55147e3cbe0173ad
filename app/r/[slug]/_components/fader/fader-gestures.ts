import { attachDoublePress } from "@/app/_components/double-press";
import { attachDrag } from "@/app/_components/drag";

/** What a fader can be asked to do. Values are in the fader's own units. */
export type FaderMoves = {
  min: number;
  max: number;
  step: number;
  /** The value shown now. */
  read: () => number;
  /** Moves the shown value by `delta` as part of gesture `gesture`. */
  move: (delta: number, gesture: number) => void;
  /** Remembers where mine is now; calling what it returns puts it back there. */
  bookmark: () => (gesture: number) => void;
  /** Sets back what is mine. */
  reset: (gesture: number) => void;
  newGesture: () => number;
  /** Said when a hand takes the fader and when it lets go. */
  grab: (held: boolean) => void;
  /** Whether it cannot be moved now; tells the person why. Asked once a gesture. */
  refuse: () => boolean;
};

/** Shift while dragging, for the last millimetre. */
export const FINE = 0.2;
/** Keys pressed this close together are one gesture, and one undo. */
const KEYS_APART_MS = 900;
/** So long after the last key was let go others see no hand any more. */
const HAND_OFF_MS = 250;

/** Pixels along a fader after which a finger pulls it: a finger that scrolls the list past it goes some of them aside. */
const SURE = 6;

type Axis = "x" | "y";

/** Makes an element a fader: relative dragging, keys, double click. Returns what undoes that. */
export function attachFader(element: HTMLElement, axis: Axis, moves: () => FaderMoves): () => void {
  let drag: {
    gesture: number;
    travel: number;
    putBack: (gesture: number) => void;
    slide: Slide;
    /** Pixels a finger has gone along the fader; null once it is sure that it does not scroll. */
    unsure: number | null;
  } | null = null;
  let held = false;
  let handOff: ReturnType<typeof setTimeout> | null = null;
  let keys: { gesture: number; timer: ReturnType<typeof setTimeout> } | null = null;

  const hand = attachDrag(element, {
    begin(event) {
      if (moves().refuse()) return false;
      // Measured once: to ask again after something was drawn would make the browser lay out the page at every move.
      const { width, height } = element.getBoundingClientRect();
      drag = {
        gesture: moves().newGesture(),
        travel: Math.max(1, axis === "x" ? width : height),
        putBack: moves().bookmark(),
        slide: slideOn(moves),
        unsure: event.pointerType === "touch" ? 0 : null,
      };
      moves().grab(true);
      return true;
    },
    move(way, event) {
      if (!drag) return;
      const along = axis === "x" ? way.x : -way.y;
      if (drag.unsure !== null) {
        drag.unsure += along;
        if (Math.abs(drag.unsure) < SURE) return;
        drag.unsure = null;
      }
      const share = along / drag.travel;
      drag.slide(share * (event.shiftKey ? FINE : 1), drag.gesture);
    },
    taken: putBack,
    end() {
      drag = null;
      moves().grab(false);
    },
  });

  function putBack() {
    drag?.putBack(drag.gesture);
  }

  function cancel() {
    putBack();
    hand.end();
  }

  function keyGesture(): number {
    if (keys) clearTimeout(keys.timer);
    holdByKeys();
    const gesture = keys?.gesture ?? moves().newGesture();
    keys = { gesture, timer: setTimeout(endKeys, KEYS_APART_MS) };
    return gesture;
  }

  function holdByKeys() {
    if (handOff) clearTimeout(handOff);
    handOff = null;
    if (!held) moves().grab(true);
    held = true;
  }

  function letGoOfKeys() {
    if (handOff) clearTimeout(handOff);
    handOff = null;
    if (held && !drag) moves().grab(false);
    held = false;
  }

  /** A gesture of keys goes on for a while after the last one, for one undo; the hand does not. */
  function keyUp() {
    if (held) handOff ??= setTimeout(letGoOfKeys, HAND_OFF_MS);
  }

  function endKeys() {
    letGoOfKeys();
    if (!keys) return;
    clearTimeout(keys.timer);
    keys = null;
  }

  function key(event: KeyboardEvent) {
    if (event.key === "Escape" && drag) {
      event.stopPropagation();
      return cancel();
    }
    const amount = keyAmount(event, moves());
    if (amount === null) return;
    event.preventDefault();
    if (moves().refuse()) return;
    const gesture = keyGesture();
    if (amount === "reset") moves().reset(gesture);
    else moves().move(amount, gesture);
  }

  function double() {
    if (!moves().refuse()) moves().reset(moves().newGesture());
  }

  const listeners = {
    keydown: key,
    keyup: keyUp,
    blur: endKeys,
  };
  const stopDouble = attachDoublePress(element, double);
  for (const [type, listen] of Object.entries(listeners))
    element.addEventListener(type, listen as EventListener);
  return () => {
    endKeys();
    hand.detach();
    stopDouble();
    for (const [type, listen] of Object.entries(listeners))
      element.removeEventListener(type, listen as EventListener);
  };
}

export type Slide = (share: number, gesture: number) => void;

/**
 * Moves a value by shares of its whole travel. What goes beyond an end is owed: a hand that comes back moves the value again
 * where it left it, not before.
 */
export function slideOn(moves: () => Pick<FaderMoves, "min" | "max" | "read" | "move">): Slide {
  let owed = 0;
  return (share, gesture) => {
    const { min, max, read, move } = moves();
    const from = read();
    const wanted = from + owed + share * (max - min);
    const to = Math.max(min, Math.min(max, wanted));
    if (to !== from) move(to - from, gesture);
    owed = wanted - read();
  };
}

/** How far a key moves a fader; "reset" for the keys that set mine back; null for keys that are not ours. */
export function keyAmount(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">,
  { min, max, step, read }: Pick<FaderMoves, "min" | "max" | "step" | "read">,
): number | "reset" | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const by = event.shiftKey ? step * 5 : step;
  switch (event.key) {
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(by, Math.max(0, max - read()));
    case "ArrowLeft":
    case "ArrowDown":
      return -Math.min(by, Math.max(0, read() - min));
    case "PageUp":
      return Math.min(step * 10, Math.max(0, max - read()));
    case "PageDown":
      return -Math.min(step * 10, Math.max(0, read() - min));
    case "Home":
      return min - read();
    case "End":
      return max - read();
    case "Delete":
    case "Backspace":
      return "reset";
    default:
      return null;
  }
}
