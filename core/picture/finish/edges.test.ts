import { describe, expect, it } from "vitest";
import { latentFromSeed } from "@/core/kernel/random";
import type { Shape } from "@/core/picture/render/shape";
import { CrispEdges } from "./edges";

const shape: Shape = { width: 96, height: 64 };
const pictureOf = ({ width, height }: Shape, level: (x: number, y: number) => number): Uint8Array =>
  Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return Math.round(level(pixel % width, Math.floor(pixel / width)));
  });
/** From dark to light around the middle of a line, over so many pixels. */
const ramp = (at: number, pixels: number) => 60 + 130 * Math.max(0, Math.min(1, 0.5 + at / pixels));
const soft = (of = shape) => pictureOf(of, (x) => ramp(x + 0.5 - of.width / 2, 6));
const noisy = (of = shape) => {
  const random = latentFromSeed(5, of.width * of.height);
  return pictureOf(
    of,
    (x, y) => ramp(x + y - (of.width + of.height) / 2, 8) + 8 * (random[y * of.width + x] ?? 0),
  );
};
function crisp(
  rgb: Uint8Array,
  of: Shape,
  laid = { share: 1, amount: 1 as number | Float32Array },
  rows = of.height,
) {
  const out = rgb.slice();
  const edges = new CrispEdges(out, of, laid);
  while (edges.rows < of.height) edges.step(rows);
  return out;
}
/** How many pixels of a row are neither dark nor light. */
const between = (rgb: Uint8Array, { width }: Shape, y: number) =>
  Array.from({ length: width }, (_, x) => rgb[(y * width + x) * 3] ?? 0).filter((v) => v > 75 && v < 175)
    .length;

describe("crisp edges", () => {
  it("are where the soft ones were, in fewer pixels", () => {
    const [before, after] = [soft(), crisp(soft(), shape)];
    for (const y of [0, 1, 30, 63]) {
      expect(between(before, shape, y)).toBeGreaterThanOrEqual(4);
      expect(between(after, shape, y)).toBeLessThanOrEqual(2);
      const row = (rgb: Uint8Array) => rgb.slice(y * shape.width * 3, (y + 1) * shape.width * 3);
      const mean = (rgb: Uint8Array) => row(rgb).reduce((sum, v) => sum + v, 0) / row(rgb).length;
      expect(mean(after)).toBeCloseTo(mean(before), 0);
    }
  });

  it("are crisper, the more of them is asked for", () => {
    const widths = [0, 0.25, 0.5, 1].map((share) =>
      between(crisp(soft(), shape, { share, amount: 1 }), shape, 20),
    );
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(crisp(soft(), shape, { share: 0, amount: 1 })).toEqual(soft());
  });

  it("leave alone what is faint: flat places, and strokes that are finer than a form", () => {
    const flat = pictureOf(shape, () => 133);
    expect(crisp(flat, shape)).toEqual(flat);
    const stripes = pictureOf(shape, (x) => 120 + (x % 4 < 2 ? 8 : -8));
    const after = crisp(stripes, shape);
    const apart = after.reduce((sum, v, i) => sum + Math.abs(v - (stripes[i] ?? 0)), 0) / after.length;
    expect(apart).toBeLessThan(1.5);
  });

  it("stay soft where nothing is painted", () => {
    const left = Float32Array.from({ length: 1024 }, (_, i) => (Math.floor(i / 32) < 10 ? 1 : 0));
    const after = crisp(soft(), shape, { share: 1, amount: left });
    expect(between(after, shape, 5)).toBeLessThanOrEqual(2);
    const from = 24 * shape.width * 3;
    expect(after.subarray(from)).toEqual(soft().subarray(from));
  });

  it("are the same, however many rows are made at a time", () => {
    const whole = crisp(noisy(), shape);
    for (const rows of [1, 3, 7, 31]) expect(crisp(noisy(), shape, undefined, rows)).toEqual(whole);
    const out = noisy();
    const edges = new CrispEdges(out, shape, { share: 1, amount: 1 });
    for (let row = 0; row <= shape.height; row += 5) edges.until(row);
    edges.until(shape.height);
    expect(out).toEqual(whole);
  });

  it("need no row that is not there yet", () => {
    const whole = crisp(noisy(), shape);
    const out = noisy();
    const rest = out.slice();
    const edges = new CrispEdges(out, shape, { share: 1, amount: 1 });
    for (let row = 8; row <= shape.height; row += 8) {
      // What comes later is anything so far.
      const at = row * shape.width * 3;
      out.fill(7, at);
      edges.until(row);
      out.set(rest.subarray(at), at);
    }
    expect(out).toEqual(whole);
  });

  it("know no direction: a picture on its side has the same edges", () => {
    const turned: Shape = { width: shape.height, height: shape.width };
    const transposed = (rgb: Uint8Array, from: Shape) =>
      Uint8Array.from({ length: rgb.length }, (_, i) => {
        const pixel = Math.floor(i / 3);
        const [x, y] = [Math.floor(pixel / from.height), pixel % from.height];
        return rgb[(y * from.width + x) * 3 + (i % 3)] ?? 0;
      });
    const there = transposed(crisp(transposed(noisy(), shape), turned), turned);
    const here = crisp(noisy(), shape);
    const apart = here.map((v, i) => Math.abs(v - (there[i] ?? 0)));
    expect(apart.reduce((most, v) => Math.max(most, v), 0)).toBeLessThanOrEqual(1);
  });

  it("fit pictures that are smaller than what a pixel looks at", () => {
    for (const of of [
      { width: 2, height: 2 },
      { width: 1, height: 9 },
      { width: 9, height: 1 },
    ]) {
      const rgb = pictureOf(of, (x, y) => 40 * (x + y));
      expect(crisp(rgb, of)).toHaveLength(rgb.length);
    }
  });
});
