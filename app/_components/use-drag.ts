import { type RefObject, useEffect, useRef } from "react";
import { attachDrag, type Drag } from "./drag";

/** Makes an element of React's something one drags. A render between two moves changes what they do, not whose drag it is. */
export function useDrag<E extends HTMLElement>(drag: Drag): RefObject<E | null> {
  const ref = useRef<E>(null);
  const latest = useRef(drag);
  latest.current = drag;
  useEffect(() => {
    if (!ref.current) return;
    return attachDrag(ref.current, {
      begin: (event) => latest.current.begin(event),
      move: (way, event) => latest.current.move(way, event),
      taken: () => latest.current.taken?.(),
      end: () => latest.current.end(),
    }).detach;
  }, []);
  return ref;
}
