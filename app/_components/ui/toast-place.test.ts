import { describe, expect, it } from "vitest";
import { placeToast, toastWidth } from "./toast-place";

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

describe("a toast", () => {
  it("stands beneath what it concerns, and in the middle of it", () => {
    expect(placeToast(box(600, 300, 100, 40), null, DESKTOP)).toEqual({ left: 458, top: 348 });
  });

  it("stands above it where the window ends beneath it", () => {
    expect(placeToast(box(600, 840, 100, 40), null, DESKTOP)).toEqual({ left: 458, bottom: 68 });
  });

  it("stands beside the panel of what it concerns, so that it covers none of its neighbours", () => {
    expect(placeToast(box(40, 400, 260, 48), box(0, 60, 340, 800), DESKTOP)).toEqual({ left: 348, top: 402 });
    expect(placeToast(box(1120, 400, 300, 48), box(1100, 60, 340, 800), DESKTOP)).toMatchObject({
      left: 708,
    });
  });

  it("stays in a narrow window, and off what it concerns there, too", () => {
    const panel = box(0, 420, 390, 424);
    expect(toastWidth(PHONE)).toBe(358);
    expect(placeToast(box(10, 430, 370, 48), panel, PHONE)).toEqual({ left: 16, top: 486 });
    expect(placeToast(box(340, 790, 44, 44), panel, PHONE)).toEqual({ left: 24, bottom: 62 });
  });

  it("does not leave the window at the side of what it concerns", () => {
    expect(placeToast(box(0, 100, 40, 40), null, DESKTOP)).toMatchObject({ left: 8 });
    expect(placeToast(box(1400, 100, 40, 40), null, DESKTOP)).toMatchObject({ left: 1048 });
  });
});
