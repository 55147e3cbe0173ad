import { describe, expect, it } from "vitest";
import { uniforms } from "@/core/kernel/random";
import { AddedForms } from "./add-forms";
import { FollowedForms } from "./follow-forms";
import { halved, octavesOf, paintedShape } from "./octaves";
import { pixelsIn, squareOf } from "./shape";

const noise = (size: number, seed: number, from = 0, to = 256): Uint8Array => {
  const next = uniforms(seed);
  return Uint8Array.from({ length: size * size * 3 }, () => Math.floor(from + next() * (to - from)));
};
type Forms = typeof FollowedForms | typeof AddedForms;
function combined(Forms: Forms, fine: Uint8Array, coarse: Uint8Array, size: number): Uint8Array {
  const made = fine.slice();
  const band = new Forms(made, coarse, squareOf(size));
  while (!band.done) band.step(5);
  return made;
}
const furthest = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? 0))), 0);

// Added forms keep finer ones: `breadth` is how broad they have to be, in pixels of the smaller picture to a radian.
describe.each([
  ["follows", FollowedForms, 3],
  ["gets", AddedForms, 1.5],
] as const)("a picture that %s the forms of its smaller one", (_how, Forms, breadth) => {
  it("is nearly the smaller one when it is halved, whatever its strokes are", () => {
    // Forms of some pixels' breadth, away from black and white, where nothing is clipped.
    const forms = Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % 32, Math.floor(i / 96)];
      return Math.round(128 + 30 * Math.sin(x / breadth) * Math.cos((y * 3) / (4 * breadth)));
    });
    const fine = noise(64, 1, 118, 138);
    const made = combined(Forms, fine, forms, 64);
    expect(furthest(halved(made, squareOf(64)), forms)).toBeLessThanOrEqual(6);
    expect(furthest(made, fine)).toBeGreaterThan(20);
  });

  it("does not draw the smaller one's pixels along its edges", () => {
    const edge = Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => (Math.floor(i / 3) % 32 < 16 ? 80 : 180));
    const made = combined(Forms, new Uint8Array(64 * 64 * 3).fill(130), edge, 64);
    const row = Array.from({ length: 64 }, (_, x) => made[(20 * 64 + x) * 3] ?? 0);
    const steps = row.slice(1).map((value, x) => value - (row[x] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(60);
    // It rises all along, and over and under by little.
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(-5);
  });

  it("is unchanged to the byte where the smaller one is already its half", () => {
    const fine = noise(64, 3);
    expect(combined(Forms, fine, halved(fine, squareOf(64)), 64)).toEqual(fine);
  });

  it("stays flat where both are flat, up to the borders", () => {
    const made = combined(
      Forms,
      new Uint8Array(48 * 48 * 3).fill(90),
      new Uint8Array(24 * 24 * 3).fill(110),
      48,
    );
    expect(new Set(made)).toEqual(new Set([110]));
  });

  it("follows a slope without steps", () => {
    const slope = (size: number) =>
      Uint8Array.from({ length: size * size * 3 }, (_, i) =>
        Math.round(((Math.floor(i / 3) % size) / size) * 200),
      );
    const made = combined(Forms, new Uint8Array(64 * 64 * 3).fill(100), slope(32), 64);
    for (let x = 4; x < 60; x++) {
      const step = (made[(10 * 64 + x + 1) * 3] ?? 0) - (made[(10 * 64 + x) * 3] ?? 0);
      expect(step).toBeGreaterThanOrEqual(1);
      expect(step).toBeLessThanOrEqual(5);
    }
  });
});

describe("a picture that follows the forms of its smaller one", () => {
  it("keeps its own sharp edge where the smaller one's is soft, in the smaller one's light", () => {
    const sharp = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) =>
      Math.floor(i / 3) % 64 < 32 ? 80 : 180,
    );
    const soft = Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) =>
      Math.round(110 + 50 * Math.tanh(((Math.floor(i / 3) % 32) - 15.5) / 2)),
    );
    const made = combined(FollowedForms, sharp, soft, 64);
    const row = Array.from({ length: 64 }, (_, x) => made[(20 * 64 + x) * 3] ?? 0);
    expect((row[32] ?? 0) - (row[31] ?? 0)).toBeGreaterThanOrEqual(50);
    expect(Math.abs((row[4] ?? 0) - 60)).toBeLessThanOrEqual(2);
    expect(Math.abs((row[60] ?? 0) - 160)).toBeLessThanOrEqual(2);
  });

  it("has few of the beads that the smaller one has along its edges, as fine as its pixels", () => {
    const edge = (size: number, beads: number) =>
      Uint8Array.from({ length: size * size * 3 }, (_, i) => {
        const [x, y] = [Math.floor(i / 3) % size, Math.floor(i / (3 * size))];
        const isBead = Math.abs(x - size / 2 + 0.5) < 1;
        return (x < size / 2 ? 80 : 180) + (isBead ? (y % 2 === 0 ? beads : -beads) : 0);
      });
    const made = combined(FollowedForms, edge(64, 0), edge(32, 30), 64);
    const column = Array.from({ length: 40 }, (_, y) => made[((y + 12) * 64 + 33) * 3] ?? 0);
    expect(Math.max(...column) - Math.min(...column)).toBeLessThanOrEqual(20);
  });
});

describe("painted sizes", () => {
  it("are the live size and its doublings, and reach every size asked for up to an A3 print", () => {
    expect([16, 256, 257, 720, 1024, 2048, 4096].map((size) => paintedShape("1:1", size, 256).width)).toEqual(
      [256, 256, 512, 1024, 1024, 2048, 4096],
    );
    expect(octavesOf(squareOf(1024), squareOf(256))).toEqual([256, 512, 1024].map(squareOf));
  });

  it("of a wide picture reach every size, too, and cost no more than the square", () => {
    const painted = [256, 1024, 1248, 4096].map((size) => paintedShape("3:2", size, 256));
    expect(painted.map(({ width }) => width)).toEqual([312, 1248, 1248, 4992]);
    expect(pixelsIn(paintedShape("16:9", 4096, 256))).toBeLessThanOrEqual(4096 ** 2);
  });
});
