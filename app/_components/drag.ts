/** What a drag does. Ways are in CSS pixels, from where the pointer was told of last, to the right and down. */
export type Drag = {
  /** Somebody pressed: false lets the press go by. */
  begin: (event: PointerEvent) => boolean;
  move: (way: { x: number; y: number }, event: PointerEvent) => void;
  /** The browser took the pointer away, to scroll the page: what was moved was not meant. `end` follows. */
  taken?: () => void;
  /** The pointer that began it let go, or was taken away. */
  end: () => void;
};

/**
 * Makes an element something one drags. Where the pointer is decides, never how far an event says that it went: browsers
 * count `movementX` in other pixels than the page's when it is zoomed, and some do not count it. Only the pointer that
 * began a drag moves or ends it, wherever it goes, and though the element moves about in the page meanwhile. Returns what
 * undoes this, and what ends a drag early.
 */
export function attachDrag(element: HTMLElement, drag: Drag): { detach: () => void; end: () => void } {
  let hand: { pointer: number; x: number; y: number } | null = null;
  const page = element.ownerDocument;

  function down(event: PointerEvent) {
    if (event.button !== 0 || hand || !drag.begin(event)) return;
    hand = { pointer: event.pointerId, x: event.clientX, y: event.clientY };
    page.addEventListener("pointermove", move);
    page.addEventListener("pointerup", letGo);
    page.addEventListener("pointercancel", takeAway);
    element.setPointerCapture(event.pointerId);
  }
  function move(event: PointerEvent) {
    if (hand?.pointer !== event.pointerId) return;
    const way = { x: event.clientX - hand.x, y: event.clientY - hand.y };
    if (way.x === 0 && way.y === 0) return;
    hand = { pointer: event.pointerId, x: event.clientX, y: event.clientY };
    drag.move(way, event);
  }
  function letGo(event: PointerEvent) {
    if (hand?.pointer === event.pointerId) end();
  }
  function takeAway(event: PointerEvent) {
    if (hand?.pointer !== event.pointerId) return;
    drag.taken?.();
    end();
  }
  function end() {
    if (!hand) return;
    hand = null;
    page.removeEventListener("pointermove", move);
    page.removeEventListener("pointerup", letGo);
    page.removeEventListener("pointercancel", takeAway);
    drag.end();
  }

  element.addEventListener("pointerdown", down);
  return {
    detach: () => {
      end();
      element.removeEventListener("pointerdown", down);
    },
    end,
  };
}
