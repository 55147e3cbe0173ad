import { describe, expect, it } from "vitest";
import { keyAmount } from "./fader-gestures";

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
