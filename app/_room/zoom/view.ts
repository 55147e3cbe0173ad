/** How a picture is looked at: `scale` 1 is the whole of it; `x` and `y` say where its left and top are, in shares of the frame. */
export type View = { scale: number; x: number; y: number };
export type Point = { x: number; y: number };

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
const MOST = 8;

/** The picture covers its frame whole: there is never a gap at an edge. */
function within({ scale, x, y }: View): View {
  const inside = (at: number) => Math.min(0, Math.max(1 - scale, at));
  return { scale, x: inside(x), y: inside(y) };
}

/** Nearer or farther by a factor, with what is under `at` (0..1 of the frame) staying where it is. */
export function zoomed({ scale, x, y }: View, by: number, at: Point): View {
  const next = Math.min(MOST, Math.max(1, scale * by));
  const factor = next / scale;
  return within({ scale: next, x: at.x - (at.x - x) * factor, y: at.y - (at.y - y) * factor });
}

/** Moved by shares of the frame. */
export const panned = (view: View, by: Point): View =>
  within({ ...view, x: view.x + by.x, y: view.y + by.y });

/** Two fingers were at `from` and are at `to`, in shares of the frame: what they hold stays under them. */
export function pinched(view: View, from: readonly [Point, Point], to: readonly [Point, Point]): View {
  const apart = ([a, b]: readonly [Point, Point]) => Math.hypot(a.x - b.x, a.y - b.y);
  const middle = ([a, b]: readonly [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [was, is] = [middle(from), middle(to)];
  const grown = apart(from) > 0 ? apart(to) / apart(from) : 1;
  return panned(zoomed(view, grown, was), { x: is.x - was.x, y: is.y - was.y });
}

/** The factor of a turn of a wheel: lines and pages of some browsers come to pixels. */
export function wheelFactor({ deltaY, deltaMode }: Pick<WheelEvent, "deltaY" | "deltaMode">): number {
  const pixels = deltaY * ([1, 33, 400][deltaMode] ?? 1);
  return Math.exp(-Math.max(-200, Math.min(200, pixels)) / 300);
}
