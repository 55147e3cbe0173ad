import { describe, expect, it } from "vitest";
import { panned, pinched, type View, WHOLE, wheelFactor, zoomed } from "./view";

/** Which place of the picture (0..1) is under a place of the frame. */
const under = ({ scale, x }: View, at: number) => (at - x) / scale;
const CENTRE = { x: 0.5, y: 0.5 };

describe("looking nearer", () => {
  it("keeps what is under the pointer where it is", () => {
    const at = { x: 0.3, y: 0.8 };
    const view = zoomed(WHOLE, 2, at);
    expect(under(view, 0.3)).toBeCloseTo(0.3, 10);
    expect(zoomed(view, 1.5, at).scale).toBe(3);
    expect(under(zoomed(view, 1.5, at), 0.3)).toBeCloseTo(0.3, 10);
  });

  it("goes from the whole picture to eight times, and no further", () => {
    expect(zoomed(WHOLE, 0.5, CENTRE)).toEqual(WHOLE);
    expect(zoomed(WHOLE, 100, CENTRE).scale).toBe(8);
  });

  it("never shows a gap beside the picture, moved or taken back from an edge", () => {
    const near = zoomed(WHOLE, 4, { x: 0, y: 0 });
    expect(panned(near, { x: 5, y: -50 })).toEqual({ scale: 4, x: 0, y: -3 });
    expect(zoomed(panned(near, { x: -50, y: -50 }), 0.01, { x: 1, y: 1 })).toEqual(WHOLE);
  });
});

it("two fingers hold what is under them", () => {
  const from = [
    { x: 0.4, y: 0.5 },
    { x: 0.6, y: 0.5 },
  ] as const;
  const to = [
    { x: 0.3, y: 0.5 },
    { x: 0.7, y: 0.5 },
  ] as const;
  const view = pinched(WHOLE, from, to);
  expect(view.scale).toBeCloseTo(2, 10);
  expect(under(view, 0.3)).toBeCloseTo(0.4, 10);
  expect(under(view, 0.7)).toBeCloseTo(0.6, 10);
});

it("a wheel turned there and back is no turn, and one line is a small step in every browser", () => {
  expect(wheelFactor({ deltaY: 40, deltaMode: 0 }) * wheelFactor({ deltaY: -40, deltaMode: 0 })).toBeCloseTo(
    1,
    10,
  );
  expect(wheelFactor({ deltaY: -1, deltaMode: 1 })).toBeCloseTo(1.116, 2);
  expect(wheelFactor({ deltaY: -1e9, deltaMode: 2 })).toBeLessThan(2);
});
