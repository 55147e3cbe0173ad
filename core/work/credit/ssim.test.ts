import { describe, expect, it } from "vitest";
import { uniforms } from "@/core/kernel/random";
import { ssimOf } from "./distance";

describe("structural similarity of two pictures", () => {
  const next = uniforms(2);
  const noise = Uint8Array.from({ length: 64 * 64 * 3 }, () => Math.floor(next() * 256));

  it("is 1 for the same, less for others, and does not depend on the order", () => {
    expect(ssimOf(noise, noise)).toBeCloseTo(1);
    const other = noise.map((value) => 255 - value);
    expect(ssimOf(noise, other)).toBeLessThan(0.2);
    expect(ssimOf(noise, other)).toBeCloseTo(ssimOf(other, noise));
  });
});
