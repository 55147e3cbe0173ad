import { describe, expect, it } from "vitest";
import { besideFull } from "./at-truncation";

const point = (psi: number, diversity: number) => ({ psi, diversity, lightness: 0.5, vividness: 0.1 });
const points = [point(0, 0), point(0.5, 6), point(1, 8), point(1.2, 10)];

describe("the effect of truncation, relative to none", () => {
  it("is 1 at psi 1, and the measured value at a measured point", () => {
    expect(besideFull(points, 1)).toEqual({ diversity: 1, lightness: 1, vividness: 1 });
    expect(besideFull(points, 0.5)?.diversity).toBe(0.75);
    expect(besideFull(points, 0)?.diversity).toBe(0);
  });

  it("is interpolated linearly between two points", () => {
    expect(besideFull(points, 0.75)?.diversity).toBeCloseTo(7 / 8);
    expect(besideFull(points, 1.1)?.diversity).toBeCloseTo(9 / 8);
  });

  it("stays at the last point's value beyond it", () => {
    expect(besideFull(points, 1.5)?.diversity).toBe(1.25);
  });

  it("is unknown where nothing was measured", () => {
    expect(besideFull([], 1)).toBeNull();
    expect(besideFull([point(0.5, 1)], 0.5)).toBeNull();
  });
});
