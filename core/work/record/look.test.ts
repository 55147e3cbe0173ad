import { describe, expect, it } from "vitest";
import { LOOK, lookDistance, lookOf } from "./look";

const picture = (colour: (x: number, y: number) => readonly [number, number, number]): Uint8Array =>
  Uint8Array.from({ length: LOOK * LOOK }, (_, i) => i).reduce(
    (rgb, _value, i) => {
      rgb.set(colour(i % LOOK, Math.floor(i / LOOK)), i * 3);
      return rgb;
    },
    new Uint8Array(LOOK * LOOK * 3),
  );
const sky = lookOf(picture((_x, y) => [40, 80 + y * 8, 240 - y * 6]));

describe("a look", () => {
  it("is at distance 0 from itself, near a slightly brighter copy, far from another picture", () => {
    const brighter = lookOf(picture((_x, y) => [46, 86 + y * 8, 246 - y * 6]));
    const night = lookOf(picture((x) => [x * 4, 10, 30]));
    expect(lookDistance(sky, sky)).toBe(0);
    expect(lookDistance(sky, brighter)).toBeLessThan(0.03);
    expect(lookDistance(sky, night)).toBeGreaterThan(0.25);
  });

  it("is near the look of the mirrored picture", () => {
    const [left, right] = [
      lookOf(picture((x) => [x * 15, 0, 0])),
      lookOf(picture((x) => [(15 - x) * 15, 0, 0])),
    ];
    expect(lookDistance(left, right)).toBe(0);
  });

  it("refuses pixels of any size but 16 x 16", () => {
    expect(() => lookOf(new Uint8Array(12))).toThrow("16 x 16");
  });
});
