import type { Scrolled } from "./follow-end";

/** CSS pixels that a wheel's line stands for. */
const LINE = 18;

/** How far sideways a turn of the wheel goes; 0 where it is a page's own, or goes sideways by itself. */
export function wheelAcross(
  { deltaX, deltaY, deltaMode, ctrlKey }: Pick<WheelEvent, "deltaX" | "deltaY" | "deltaMode" | "ctrlKey">,
  { scrollWidth, clientWidth }: Pick<Scrolled, "scrollWidth" | "clientWidth">,
): number {
  // With Ctrl it zooms the page.
  if (ctrlKey || scrollWidth <= clientWidth || Math.abs(deltaX) >= Math.abs(deltaY)) return 0;
  return deltaY * (deltaMode === 0 ? 1 : deltaMode === 1 ? LINE : clientWidth);
}

/** Goes along with a wheel; answers whether it did. */
export function roll(box: Scrolled, event: WheelEvent): boolean {
  const across = wheelAcross(event, box);
  if (across !== 0) box.scrollLeft += across;
  return across !== 0;
}

/** The place a key goes to in a row of `count`, from `at`; null for keys that go nowhere. A page is `page` places. */
export function placeOf(key: string, at: number, count: number, page: number): number | null {
  const wanted = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    PageUp: at - page,
    PageDown: at + page,
    Home: 0,
    End: count - 1,
  }[key];
  return wanted === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, wanted));
}

/** Whether there is more on either side of what is in view. */
export const more = ({
  scrollLeft,
  scrollWidth,
  clientWidth,
}: Scrolled): { left: boolean; right: boolean } => ({
  left: scrollLeft > 1,
  right: scrollWidth - scrollLeft - clientWidth > 1,
});

/** Goes most of a view to one side, so that what was at the edge is seen again. */
export function turn(box: Scrolled, side: -1 | 1): void {
  box.scrollLeft += side * box.clientWidth * 0.8;
}

/** Keeps in view what is in view when `before` has grown in front of it. */
export function keepPlace(box: Scrolled, before: number): void {
  if (before > 0) box.scrollLeft += box.scrollWidth - before;
}
