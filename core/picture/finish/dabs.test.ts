import { describe, expect, it } from "vitest";
import { latentFromSeed } from "@/core/kernel/random";
import type { Shape } from "@/core/picture/render/shape";
import { directionsOf } from "./brushwork";
import { dabbed, withDabs } from "./dabs";

const wide: Shape = { width: 192, height: 128 };
/** Dark on the left, light on the right, under noise that deviates by `noise` levels. */
function halves(shape: Shape, noise: number): Uint8Array {
  const random = latentFromSeed(3, shape.width * shape.height);
  return Uint8Array.from({ length: shape.width * shape.height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    const level = pixel % shape.width < shape.width / 2 ? 70 : 180;
    return Math.round(level + noise * (random[pixel] ?? 0));
  });
}
const inDabs = (rgb: Uint8Array, shape: Shape, stroke = 1) =>
  dabbed(rgb, shape, directionsOf(rgb, shape), stroke);
const at = (rgb: Uint8Array, { width }: Shape, x: number, y: number) => rgb[(y * width + x) * 3] ?? 0;
function deviation(rgb: Uint8Array, shape: Shape, [from, to]: [number, number]): number {
  const levels: number[] = [];
  for (let y = 8; y < shape.height - 8; y++)
    for (let x = from; x < to; x++) levels.push(at(rgb, shape, x, y));
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return Math.sqrt(levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length);
}

describe("dabs", () => {
  it("leave a picture of one colour as it is, in every shape", () => {
    for (const shape of [wide, { width: 128, height: 128 }, { width: 37, height: 64 }]) {
      const flat = new Uint8Array(shape.width * shape.height * 3).fill(133);
      expect(inDabs(flat, shape)).toEqual(flat);
    }
  });

  it("take away what is finer than a dab and keep the edge between two forms", () => {
    const noisy = halves(wide, 12);
    const dabs = inDabs(noisy, wide);
    expect(deviation(noisy, wide, [20, 76])).toBeGreaterThan(10);
    expect(deviation(dabs, wide, [20, 76])).toBeLessThan(6);
    // A blur of the same reach would have both at the mean.
    for (let y = 8; y < wide.height - 8; y++) {
      expect(at(dabs, wide, 93, y)).toBeLessThan(95);
      expect(at(dabs, wide, 98, y)).toBeGreaterThan(155);
    }
  });

  it("keep more of what is fine, the finer the stroke is", () => {
    const noisy = halves(wide, 12);
    const left = [-1, -0.5, 0, 0.5, 1].map((stroke) =>
      deviation(inDabs(noisy, wide, stroke), wide, [20, 76]),
    );
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    expect(left[0]).toBeGreaterThan(1.3 * (left[4] ?? 0));
  });

  it("are the same for the same bytes", () => {
    expect(inDabs(halves(wide, 20), wide)).toEqual(inDabs(halves(wide, 20), wide));
  });

  it("are laid on by a share, and only where something is painted", () => {
    const plain = halves(wide, 20);
    const dabs = inDabs(plain, wide);
    expect(withDabs(plain, dabs, { shape: wide, share: 1, amount: 0 })).toEqual(plain);
    expect(withDabs(plain, dabs, { shape: wide, share: 1, amount: 1 })).toEqual(dabs);
    const half = withDabs(plain, dabs, { shape: wide, share: 0.5, amount: 1 });
    half.forEach((level, i) => {
      expect(Math.abs(level - ((plain[i] ?? 0) + (dabs[i] ?? 0)) / 2)).toBeLessThanOrEqual(0.5);
    });
    const right = Float32Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 0 : 1));
    const placed = withDabs(plain, dabs, { shape: wide, share: 1, amount: right });
    for (let y = 0; y < wide.height; y++) {
      expect(at(placed, wide, 80, y)).toBe(at(plain, wide, 80, y));
      expect(at(placed, wide, 112, y)).toBe(at(dabs, wide, 112, y));
    }
  });
});
