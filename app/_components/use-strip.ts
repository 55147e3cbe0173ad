import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { keepPlace, more, placeOf, roll, turn } from "./strip-scroll";
import { useFollowEnd } from "./use-follow-end";

type Strip = {
  box: RefObject<HTMLUListElement | null>;
  /** How many have come at the end since it was last in view. */
  fresh: number;
  toEnd: () => void;
  sides: { left: boolean; right: boolean };
  turn: (side: -1 | 1) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** A row that is longer than what holds it, the newest at its end: opened there, and scrolled by wheel, keys and buttons. */
export function useStrip(ids: readonly number[]): Strip {
  const { box, fresh, toEnd } = useFollowEnd<HTMLUListElement>(ids, { axis: "x" });
  const [sides, setSides] = useState({ left: false, right: false });
  const before = useRef({ first: ids[0], width: 0 });

  const measure = () => {
    if (!box.current) return;
    const now = more(box.current);
    setSides((was) => (was.left === now.left && was.right === now.right ? was : now));
  };

  const first = ids[0];
  useLayoutEffect(() => {
    const strip = box.current;
    if (!strip) return;
    // Older ones were put in front: what is in view stays where it is.
    if (before.current.first !== undefined && first !== before.current.first)
      keepPlace(strip, before.current.width);
    before.current = { first, width: strip.scrollWidth };
    measure();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it listens with only reads refs
  useEffect(() => {
    const strip = box.current;
    if (!strip) return;
    const wheel = (event: WheelEvent) => {
      if (roll(strip, event)) event.preventDefault();
    };
    // A wheel that is to be kept from the page cannot be listened to passively, as React does.
    strip.addEventListener("wheel", wheel, { passive: false });
    strip.addEventListener("scroll", measure, { passive: true });
    const sizes = new ResizeObserver(measure);
    sizes.observe(strip);
    return () => {
      strip.removeEventListener("wheel", wheel);
      strip.removeEventListener("scroll", measure);
      sizes.disconnect();
    };
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || !box.current) return;
    const stops = [...box.current.querySelectorAll<HTMLElement>("button:enabled")];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const page = Math.max(1, Math.floor(box.current.clientWidth / ((stops[0]?.offsetWidth ?? 0) + 1)) - 1);
    const to = placeOf(event.key, at === -1 ? stops.length : at, stops.length, page);
    if (to === null) return;
    event.preventDefault();
    stops[to]?.focus();
  }

  return { box, fresh, toEnd, sides, turn: (side) => box.current && turn(box.current, side), onKeyDown };
}
