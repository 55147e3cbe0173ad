import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { attachFader, keyAmount } from "./fader-gestures";

const at = (value: number) => ({ min: -4, max: 4, step: 0.1, read: () => value });
const press = (key: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe("keys on a fader", () => {
  it("step with arrows, by five steps with shift", () => {
    expect(keyAmount(press("ArrowRight"), at(0))).toBe(0.1);
    expect(keyAmount(press("ArrowDown"), at(0))).toBe(-0.1);
    expect(keyAmount(press("ArrowUp", { shiftKey: true }), at(0))).toBe(0.5);
  });

  it("never step beyond an end", () => {
    expect(keyAmount(press("ArrowRight"), at(3.95))).toBeCloseTo(0.05);
    expect(keyAmount(press("ArrowRight"), at(4))).toBe(0);
  });

  it("go to the ends with Home and End, and set mine back with Delete", () => {
    expect(keyAmount(press("Home"), at(1))).toBe(-5);
    expect(keyAmount(press("End"), at(1))).toBe(3);
    expect(keyAmount(press("Delete"), at(1))).toBe("reset");
  });

  it("leave the browser's own shortcuts and all other keys alone", () => {
    expect(keyAmount(press("ArrowRight", { ctrlKey: true }), at(0))).toBeNull();
    expect(keyAmount(press("Tab"), at(0))).toBeNull();
  });
});

describe("a member who holds a fader by keys", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function grabbableFader() {
    const element = Object.assign(new EventTarget(), { ownerDocument: new EventTarget() });
    const grabs: boolean[] = [];
    const gestures = new Set<number>();
    let n = 0;
    const detach = attachFader(element as unknown as HTMLElement, "x", () => ({
      ...at(0),
      move: (_delta, gesture) => void gestures.add(gesture),
      bookmark: () => () => {},
      reset: () => {},
      newGesture: () => ++n,
      grab: (held) => void grabs.push(held),
      refuse: () => false,
    }));
    const key = (type: "keydown" | "keyup") =>
      element.dispatchEvent(Object.assign(new Event(type), press("ArrowRight")));
    return { grabs, gestures, key, detach, blur: () => element.dispatchEvent(new Event("blur")) };
  }

  it("is shown to others while a key is down, and for less than half a second after", () => {
    const { grabs, key } = grabbableFader();
    key("keydown");
    vi.advanceTimersByTime(400);
    key("keydown");
    expect(grabs).toEqual([true]);
    key("keyup");
    vi.advanceTimersByTime(499);
    expect(grabs).toEqual([true, false]);
  });

  it("holds it through several keys in a row, which are one gesture and one undo", () => {
    const { grabs, gestures, key } = grabbableFader();
    for (let i = 0; i < 4; i++) {
      key("keydown");
      key("keyup");
      vi.advanceTimersByTime(150);
    }
    expect([grabs, gestures.size]).toEqual([[true], 1]);
    vi.advanceTimersByTime(400);
    key("keydown");
    expect([grabs, gestures.size]).toEqual([[true, false, true], 1]);
    vi.advanceTimersByTime(2_000);
    key("keydown");
    expect(gestures.size).toBe(2);
  });

  it("lets go when the fader loses focus or is taken off the page", () => {
    const left = grabbableFader();
    left.key("keydown");
    left.blur();
    expect(left.grabs).toEqual([true, false]);
    const gone = grabbableFader();
    gone.key("keydown");
    gone.detach();
    expect(gone.grabs).toEqual([true, false]);
  });
});
