import { describe, expect, it } from "vitest";
import { keepPlace, more, placeOf, turn, wheelAcross } from "./strip-scroll";

const box = (scrollLeft = 0, scrollWidth = 1000) => ({
  scrollLeft,
  scrollWidth,
  clientWidth: 200,
  scrollTop: 0,
  scrollHeight: 72,
  clientHeight: 72,
});
const wheel = (deltaY: number, more = {}) => ({ deltaX: 0, deltaY, deltaMode: 0, ctrlKey: false, ...more });

describe("a wheel over a row", () => {
  it("scrolls it by pixels, lines or pages", () => {
    expect(wheelAcross(wheel(120), box())).toBe(120);
    expect(wheelAcross(wheel(-3, { deltaMode: 1 }), box())).toBe(-54);
    expect(wheelAcross(wheel(1, { deltaMode: 2 }), box())).toBe(200);
  });

  it("is left to the page if the whole row is in view, if the wheel turns sideways, or if Ctrl zooms", () => {
    expect(wheelAcross(wheel(120), box(0, 200))).toBe(0);
    expect(wheelAcross(wheel(10, { deltaX: 40 }), box())).toBe(0);
    expect(wheelAcross(wheel(120, { ctrlKey: true }), box())).toBe(0);
  });
});

describe("keys in a row", () => {
  it("move by one, by a page and to both ends, never beyond", () => {
    expect(placeOf("ArrowLeft", 5, 10, 4)).toBe(4);
    expect(placeOf("ArrowRight", 9, 10, 4)).toBe(9);
    expect(placeOf("PageUp", 5, 10, 4)).toBe(1);
    expect(placeOf("PageDown", 8, 10, 4)).toBe(9);
    expect(placeOf("Home", 5, 10, 4)).toBe(0);
    expect(placeOf("End", 5, 10, 4)).toBe(9);
  });

  it("of other kinds move nothing", () => {
    expect(placeOf("Enter", 5, 10, 4)).toBeNull();
    expect(placeOf("End", 0, 0, 4)).toBeNull();
  });
});

it("side buttons appear where there is more, and scroll by most of a view", () => {
  expect(more(box(0))).toEqual({ left: false, right: true });
  expect(more(box(800))).toEqual({ left: true, right: false });
  expect(more(box(0, 200))).toEqual({ left: false, right: false });
  const row = box(400);
  turn(row, -1);
  expect(row.scrollLeft).toBe(240);
});

it("what is in view stays in view when older items are added in front", () => {
  const row = box(10, 1500);
  keepPlace(row, 1000);
  expect(row.scrollLeft).toBe(510);
});
