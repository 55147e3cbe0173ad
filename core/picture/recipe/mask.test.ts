import { describe, expect, it } from "vitest";
import { Mask } from "./finish";
import { FULL_MASK, isEmptyMask, levelAt, readMask, writeMask } from "./mask";

const ramp = Float32Array.from({ length: 1024 }, (_, i) => (i % 16) / 15);

describe("a mask", () => {
  it("comes back as it was written, to sixteen levels", () => {
    expect(readMask(writeMask(ramp))).toEqual(ramp);
    expect(Mask.parse(writeMask(ramp))).toHaveLength(683);
  });

  it("gives one level as it gives all of them", () => {
    const levels = Float32Array.from({ length: 1024 }, (_, i) => ((i * 7) % 16) / 15);
    const mask = writeMask(levels);
    expect(Float32Array.from(levels, (_, i) => levelAt(mask, i))).toEqual(readMask(mask));
  });

  it("has one spelling, also where it is full or empty", () => {
    expect(writeMask(new Float32Array(1024).fill(1))).toBe(FULL_MASK);
    expect(isEmptyMask(writeMask(new Float32Array(1024).fill(0.03)))).toBe(true);
    expect(Mask.parse(FULL_MASK)).toBe(FULL_MASK);
    expect(Mask.safeParse(FULL_MASK.replace(/8$/, "9")).success).toBe(false);
  });

  it("has 32 x 32 levels and is refused with any other number", () => {
    expect(() => writeMask([1, 2, 3])).toThrow(RangeError);
  });
});
