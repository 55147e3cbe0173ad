/**
 * Calls `act` on a double click that is one: two presses that stayed where they were. Browsers say "double click" of two quick drags
 * as well. Returns what stops listening.
 */
export function attachDoublePress(element: EventTarget, act: () => void): () => void {
  /** Presses in a row that did not move. */
  let still = 0;
  let press: { pointer: number; x: number; y: number; moved: boolean } | null = null;
  const isItsOwn = (event: PointerEvent) => press?.pointer === event.pointerId;

  const listeners = {
    pointerdown({ pointerId: pointer, clientX: x, clientY: y }: PointerEvent) {
      press ??= { pointer, x, y, moved: false };
    },
    pointermove(event: PointerEvent) {
      if (press && isItsOwn(event) && (event.clientX !== press.x || event.clientY !== press.y))
        press.moved = true;
    },
    pointerup(event: PointerEvent) {
      if (!press || !isItsOwn(event)) return;
      still = press.moved ? 0 : still + 1;
      press = null;
    },
    pointercancel(event: PointerEvent) {
      if (!isItsOwn(event)) return;
      [still, press] = [0, null];
    },
    dblclick() {
      const isDouble = still >= 2;
      still = 0;
      if (isDouble) act();
    },
  };
  for (const [type, listen] of Object.entries(listeners))
    element.addEventListener(type, listen as unknown as EventListener);
  return () => {
    for (const [type, listen] of Object.entries(listeners))
      element.removeEventListener(type, listen as unknown as EventListener);
  };
}
