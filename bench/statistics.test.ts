import { describe, expect, it } from "vitest";
import { percentile } from "./statistics";

describe("percentile", () => {
  it("interpolates between the two nearest samples", () => {
    expect(percentile([4, 1, 3, 2], 50)).toBe(2.5);
    expect(percentile([1, 2, 3], 100)).toBe(3);
  });
  it("refuses an empty sample", () => {
    expect(() => percentile([], 50)).toThrow(RangeError);
  });
});
