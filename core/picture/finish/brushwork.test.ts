import { describe, expect, test } from "vitest";
import { squareOf } from "@/core/picture/render/shape";
import { brushed, DIRECTIONS_SIDE, directionsOf, withoutBrushwork } from "./brushwork";

const SIZE = 256;
const WHOLE = { x: 0, y: 0, width: SIZE, height: SIZE };

/** A grey picture whose lightness is a function of the place, 0..255. */
function picture(light: (x: number, y: number) => number, size = SIZE): Uint8Array {
  const rgb = new Uint8Array(size * size * 3);
  for (let i = 0; i < size * size; i++) rgb.fill(light(i % size, Math.floor(i / size)), 3 * i, 3 * i + 3);
  return rgb;
}
const middleOf = (directions: Uint8Array) =>
  directions[(DIRECTIONS_SIDE / 2) * DIRECTIONS_SIDE + DIRECTIONS_SIDE / 2];
const grey = picture(() => 128);

describe("directions of brushwork", () => {
  test.each([
    ["lie level where the picture changes from top to bottom", (_: number, y: number) => y, 0],
    ["stand upright where it changes from left to right", (x: number) => x, 16],
    ["rise where it changes across them", (x: number, y: number) => (x + y) / 2, 24],
  ])("%s", (_, light, expected) => {
    const away = Math.abs((middleOf(directionsOf(picture(light), squareOf(SIZE))) ?? 99) - expected);
    expect(Math.min(away, 32 - away)).toBeLessThanOrEqual(1);
  });

  test("are found at every size, even one smaller than the grid", () => {
    for (const size of [48, 100, 192, 256, 512])
      expect(
        directionsOf(
          picture(() => 9, size),
          squareOf(size),
        ),
      ).toHaveLength(DIRECTIONS_SIDE ** 2);
  });
});

describe("brushwork", () => {
  const directions = directionsOf(grey, squareOf(SIZE));
  const lay = (amount: number, part = WHOLE, rgb = grey) =>
    brushed(rgb, { part, shape: squareOf(SIZE), directions, amount });

  test("changes nothing at 0: the result is the same array", () => {
    expect(lay(0)).toBe(grey);
  });

  test("gets livelier with its amount, keeps the mean and stays within a few levels", () => {
    const deviation = (rgb: Uint8Array) =>
      Math.sqrt(rgb.reduce((sum, value) => sum + (value - 128) ** 2, 0) / rgb.length);
    const mean = (rgb: Uint8Array) => rgb.reduce((sum, value) => sum + value, 0) / rgb.length;
    const [some, more] = [lay(0.5), lay(1)];
    expect(deviation(some)).toBeLessThan(deviation(more));
    expect(deviation(more)).toBeLessThan(8);
    for (const rgb of [some, more]) expect(Math.abs(mean(rgb) - 128)).toBeLessThan(0.5);
  });

  test("changes less along its direction than across it", () => {
    const level = directionsOf(
      picture((_, y) => y),
      squareOf(SIZE),
    );
    const rgb = brushed(grey, { part: WHOLE, shape: squareOf(SIZE), directions: level, amount: 1 });
    let [along, across] = [0, 0];
    for (let y = 64; y < 192; y++)
      for (let x = 64; x < 192; x++) {
        const here = rgb[3 * (y * SIZE + x) + 1] ?? 0;
        along += Math.abs(here - (rgb[3 * (y * SIZE + x + 1) + 1] ?? 0));
        across += Math.abs(here - (rgb[3 * ((y + 1) * SIZE + x) + 1] ?? 0));
      }
    expect(along * 2).toBeLessThan(across);
  });

  test("of a tile is that tile of the whole picture", () => {
    const part = { x: 32, y: 80, width: 64, height: 48 };
    const whole = lay(0.7);
    const cut = new Uint8Array(part.width * part.height * 3);
    for (let y = 0; y < part.height; y++) {
      const from = 3 * ((part.y + y) * SIZE + part.x);
      cut.set(whole.subarray(from, from + 3 * part.width), 3 * y * part.width);
    }
    expect(lay(0.7, part, grey.subarray(0, cut.length))).toEqual(cut);
  });

  test("never goes beyond black or white", () => {
    expect(Math.max(...lay(1, { ...WHOLE, height: 8 }, new Uint8Array(8 * SIZE * 3).fill(255)))).toBe(255);
    expect(Math.min(...lay(1, { ...WHOLE, height: 8 }, new Uint8Array(8 * SIZE * 3)))).toBe(0);
  });

  test("leaves the plain bytes where nothing was painted", () => {
    const given = lay(1);
    const painted = given.slice();
    painted.set([1, 2, 3], 300);
    withoutBrushwork(painted, given, grey);
    const expected = grey.slice();
    expected.set([1, 2, 3], 300);
    expect(painted).toEqual(expected);
  });
});
