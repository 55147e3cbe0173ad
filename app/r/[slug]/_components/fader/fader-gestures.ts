import { attachDoublePress } from "@/app/_components/double-press";

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
const FINE = 0.2;
/** Keys pressed this close together are one gesture, and one undo. */
const KEYS_APART_MS = 900;

type Axis = "x" | "y";

/** Makes an element a fader: relative dragging, keys, double click. Returns what undoes that. */
export function attachFader(element: HTMLElement, axis: Axis, moves: () => FaderMoves): () => void {
  let drag: { pointer: number; at: number; gesture: number; putBack: (gesture: number) => void } | null =
    null;
  let keys: { gesture: number; timer: ReturnType<typeof setTimeout> } | null = null;

  const position = (event: PointerEvent): number => (axis === "x" ? event.clientX : -event.clientY);
  const length = (): number => (axis === "x" ? element.clientWidth : element.clientHeight);

  function down(event: PointerEvent) {
    if (event.button !== 0 || drag || moves().refuse()) return;
    element.setPointerCapture(event.pointerId);
    drag = {
      pointer: event.pointerId,
      at: position(event),
      gesture: moves().newGesture(),
      putBack: moves().bookmark(),
    };
    moves().grab(true);
  }

  function dragTo(event: PointerEvent) {
    if (drag?.pointer !== event.pointerId) return;
    const to = position(event);
    const { min, max, move } = moves();
    const delta = ((to - drag.at) / Math.max(1, length())) * (max - min) * (event.shiftKey ? FINE : 1);
    drag.at = to;
    if (delta !== 0) move(delta, drag.gesture);
  }

  function letGo(event: PointerEvent) {
    if (drag?.pointer !== event.pointerId) return;
    drag = null;
    moves().grab(false);
  }

  function cancel() {
    if (!drag) return;
    drag.putBack(drag.gesture);
    drag = null;
    moves().grab(false);
  }

  function keyGesture(): number {
    if (keys) clearTimeout(keys.timer);
    else moves().grab(true);
    const gesture = keys?.gesture ?? moves().newGesture();
    keys = { gesture, timer: setTimeout(endKeys, KEYS_APART_MS) };
    return gesture;
  }

  function endKeys() {
    if (!keys) return;
    clearTimeout(keys.timer);
    keys = null;
    moves().grab(false);
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
    pointerdown: down,
    pointermove: dragTo,
    pointerup: letGo,
    pointercancel: letGo,
    keydown: key,
    blur: endKeys,
  };
  const stopDouble = attachDoublePress(element, double);
  for (const [type, listen] of Object.entries(listeners))
    element.addEventListener(type, listen as EventListener);
  return () => {
    endKeys();
    stopDouble();
    if (drag) moves().grab(false);
    for (const [type, listen] of Object.entries(listeners))
      element.removeEventListener(type, listen as EventListener);
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
