import { describe, expect, it } from "vitest";
import { stroked, touched } from "./brush";

const BRUSH = { radius: 0.15, softness: 0.5, flow: 1, erases: false };
const blank = () => new Float32Array(1024);
const at = (levels: Float32Array, x: number, y: number) => levels[y * 32 + x];

describe("a brush", () => {
  it("is round in a wide picture: a mask's pixels are wider there, so it touches fewer of them along", () => {
    const levels = touched(
      new Float32Array(1024),
      { x: 0.5, y: 0.5 },
      {
        ...{ radius: 0.25, softness: 0, flow: 1, erases: false, aspect: 2 },
      },
    );
    const touches = (at: (i: number) => number) =>
      Array.from({ length: 32 }, (_, i) => levels[at(i)] ?? 0).filter((level) => level > 0.5).length;
    expect([touches((i) => 16 * 32 + i), touches((i) => i * 32 + 16)]).toEqual([8, 16]);
  });

  it("paints fully in its middle, fades to its edge and leaves the rest", () => {
    const levels = touched(blank(), { x: 0.5, y: 0.5 }, BRUSH);
    expect(at(levels, 16, 16)).toBe(1);
    expect(at(levels, 19, 16)).toBeGreaterThan(0);
    expect(at(levels, 19, 16)).toBeLessThan(1);
    expect(at(levels, 24, 16)).toBe(0);
  });

  it("paints the same with one touch and with the same touch again", () => {
    const once = touched(blank(), { x: 0.3, y: 0.7 }, BRUSH);
    expect(touched(once, { x: 0.3, y: 0.7 }, BRUSH)).toEqual(once);
  });

  it("leaves no gap in a fast stroke", () => {
    const levels = stroked(blank(), { x: 0, y: 0.5 }, { x: 1, y: 0.5 }, { ...BRUSH, radius: 0.05 });
    for (let x = 0; x < 32; x++) expect(at(levels, x, 16)).toBeGreaterThan(0.5);
  });

  it("takes paint off when it erases, and never more than there is", () => {
    const full = new Float32Array(1024).fill(1);
    const erased = touched(full, { x: 0.5, y: 0.5 }, { ...BRUSH, erases: true });
    expect(at(erased, 16, 16)).toBe(0);
    expect(at(erased, 0, 0)).toBe(1);
    expect(touched(blank(), { x: 0.5, y: 0.5 }, { ...BRUSH, erases: true })).toEqual(blank());
  });

  it("paints less with less pressure, and something however small it is", () => {
    expect(at(touched(blank(), { x: 0.5, y: 0.5 }, { ...BRUSH, flow: 0.4 }), 16, 16)).toBeCloseTo(0.4, 6);
    expect(touched(blank(), { x: 0.51, y: 0.51 }, { ...BRUSH, radius: 0 }).some((l) => l > 0.2)).toBe(true);
  });

  it("may go over the picture's edge", () => {
    expect(() => stroked(blank(), { x: -0.2, y: 0.5 }, { x: 1.3, y: 1.2 }, BRUSH)).not.toThrow();
  });
});
