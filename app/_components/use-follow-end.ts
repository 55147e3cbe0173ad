import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { type FollowAxis, FollowEnd, freshSince } from "./follow-end";

type Following<E> = {
  box: RefObject<E | null>;
  /** How many are new beyond what is in view. */
  fresh: number;
  toEnd: () => void;
};

/**
 * Makes a box that scrolls follow the end of a list, for whoever has not gone back in it. `ids`: what is listed, in order.
 * `mine`: whether the last of them is the reader's own, which shows them the end.
 */
export function useFollowEnd<E extends HTMLElement>(
  ids: readonly (string | number)[],
  { axis = "y", mine = false, on = true }: { axis?: FollowAxis; mine?: boolean; on?: boolean } = {},
): Following<E> {
  const box = useRef<E>(null);
  const follow = useRef<FollowEnd>(null);
  const before = useRef<readonly (string | number)[]>([]);
  const [fresh, setFresh] = useState(0);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !on) return;
    const end = new FollowEnd(element, axis, setFresh);
    follow.current = end;
    end.toEnd();
    const scrolled = () => end.scrolled();
    element.addEventListener("scroll", scrolled, { passive: true });
    const sizes = new ResizeObserver(() => end.resized());
    sizes.observe(element);
    return () => {
      element.removeEventListener("scroll", scrolled);
      sizes.disconnect();
      follow.current = null;
    };
  }, [axis, on]);

  const key = ids.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is listed is what grows
  useLayoutEffect(() => {
    const isFirst = before.current.length === 0;
    const by = freshSince(before.current, ids);
    before.current = ids;
    if (isFirst) follow.current?.toEnd();
    else if (by > 0) follow.current?.grew(by, mine);
  }, [key]);

  return { box, fresh, toEnd: useCallback(() => follow.current?.toEnd(), []) };
}
