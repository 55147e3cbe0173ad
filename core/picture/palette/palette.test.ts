import { describe, expect, it } from "vitest";
import { latentFromSeed, uniforms } from "@/core/kernel/random";
import { assign } from "./assign";
import { bring } from "./bring";
import { fitPalette } from "./fit-palette";
import { grade } from "./grade";
import { Lut, SIDE } from "./lut";
import { coloursOf, hexOf, type Oklab, oklabOf, oklabOfHex, unitOf } from "./oklab";
import { ownPalette } from "./own-palette";

const flat = (...colours: readonly Oklab[]) => Float32Array.from(colours.flat());
const hexes = (palette: Float32Array) => coloursOf(palette).map(hexOf);

describe("OKLab", () => {
  it("gives the values on its author's page", () => {
    const close = (found: Oklab, expected: Oklab) =>
      expected.forEach((value, i) => {
        expect(found[i]).toBeCloseTo(value, 3);
      });
    close(oklabOf(255, 255, 255), [1, 0, 0]);
    close(oklabOf(255, 0, 0), [0.628, 0.2249, 0.1258]);
    close(oklabOf(0, 0, 255), [0.452, -0.0325, -0.3115]);
  });

  it("converts every colour there and back", () => {
    const next = uniforms(1);
    for (let i = 0; i < 1000; i++) {
      const bytes = [0, 1, 2].map(() => Math.floor(next() * 256)) as [number, number, number];
      expect(unitOf(oklabOf(...bytes)).map((c) => Math.round(c * 255))).toEqual(bytes);
    }
  });

  it("clips colours that no screen can show", () => {
    expect(hexOf([0.5, 0.9, -0.9])).toMatch(/^#[0-9a-f]{6}$/);
    expect(hexOf([2, 0, 0])).toBe("#ffffff");
  });
});

describe("assignment", () => {
  it("is never beaten by any other", () => {
    const next = uniforms(2);
    const orders = (items: number[]): number[][] =>
      items.length === 0
        ? [[]]
        : items.flatMap((x) => orders(items.filter((y) => y !== x)).map((o) => [x, ...o]));
    for (let round = 0; round < 30; round++) {
      const cost = Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => next()));
      const total = (columns: number[]) => cost.reduce((sum, row, i) => sum + (row[columns[i] ?? 0] ?? 0), 0);
      const least = Math.min(...orders([0, 1, 2, 3, 4]).map((order) => total(order.slice(0, 4))));
      const found = assign(cost, 5);
      expect(new Set(found).size).toBe(4);
      expect(total(found)).toBeCloseTo(least, 12);
    }
  });
});

describe("a room's colours in a picture", () => {
  const own = flat(
    [0.2, 0.02, -0.08],
    [0.35, 0.1, 0.05],
    [0.5, -0.1, 0.05],
    [0.6, 0, 0],
    [0.75, 0.08, 0.1],
    [0.95, 0, 0.02],
  );
  const six = ["#0b1d3a", "#7a1f1f", "#2f7d4f", "#808080", "#e0a458", "#fff8e7"];

  it("take the places of the picture's own from dark to light", () => {
    expect(hexes(fitPalette(six, own, 6))).toEqual(six);
  });

  it("take the same places in any order they are listed", () => {
    expect([...fitPalette(six.toReversed(), own, 6)]).toEqual([...fitPalette(six, own, 6)]);
  });

  it("are all used exactly where there are fewer colours than slots", () => {
    const fitted = hexes(fitPalette(["#ff0000", "#00ff00"], own, 6));
    expect(fitted).toContain("#ff0000");
    expect(fitted).toContain("#00ff00");
  });

  it("are a choice of distinct room colours where there are more colours than slots", () => {
    const twelve = Array.from({ length: 12 }, (_, i) => hexOf([i / 11, 0.05, 0]));
    const fitted = hexes(fitPalette(twelve, own, 6));
    expect(new Set(fitted).size).toBe(6);
    expect(fitted.every((hex) => twelve.includes(hex))).toBe(true);
  });

  it("are completed with shades where the room has only one colour", () => {
    const fitted = coloursOf(fitPalette(["#3366cc"], own, 6));
    expect(fitted.map(([L]) => L).toSorted()).toEqual(fitted.map(([L]) => L));
    expect(fitted.every(([, , b]) => b < 0)).toBe(true);
  });

  it("has golden values", () => {
    expect(hexes(fitPalette(["#264653", "#e76f51", "#e9c46a"], own, 6))).toMatchInlineSnapshot(`
      [
        "#264653",
        "#203f4c",
        "#4c6874",
        "#e76f51",
        "#fb896d",
        "#e9c46a",
      ]
    `);
  });
});

/** A picture of a few flat colours in vertical bands, with a little noise. */
function bands(colours: readonly string[], size: number): Uint8Array {
  const noise = latentFromSeed(4, size * size * 3);
  const rgb = new Uint8Array(size * size * 3);
  for (let i = 0; i < size * size; i++) {
    const hex = colours[Math.floor(((i % size) * colours.length) / size)] ?? "#000000";
    unitOf(oklabOfHex(hex)).forEach((c, channel) => {
      rgb[i * 3 + channel] = Math.max(0, Math.min(255, c * 255 + 2 * (noise[i * 3 + channel] ?? 0)));
    });
  }
  return rgb;
}

describe("a picture's own colours", () => {
  const colours = ["#20304a", "#7c4f3a", "#6f9a6b", "#f0e0c0"];

  it("are found, dark to light", () => {
    const found = ownPalette(bands(colours, 96), 96, 96, 4, 7);
    found.forEach((colour, i) => {
      const expected = oklabOfHex(colours[i] ?? "");
      expect(Math.hypot(...colour.map((x, k) => x - (expected[k] ?? 0)))).toBeLessThan(0.02);
    });
  });

  it("are the same for the same bytes and seed", () => {
    const rgb = bands(colours, 64);
    expect(ownPalette(rgb, 64, 64, 5, 3)).toEqual(ownPalette(rgb.slice(), 64, 64, 5, 3));
  });

  it("are found in a picture of one colour too", () => {
    const found = ownPalette(new Uint8Array(32 * 32 * 3).fill(128), 32, 32, 4, 1);
    expect(found.map(hexOf)).toEqual(["#808080", "#808080", "#808080", "#808080"]);
  });
});

describe("a grade", () => {
  const own = [oklabOfHex("#20304a"), oklabOfHex("#7c4f3a"), oklabOfHex("#6f9a6b"), oklabOfHex("#f0e0c0")];
  const target = ["#1b0b2e", "#8e2a5b", "#e08a4f", "#ffe9c9"].map(oklabOfHex);
  const graded = (hex: string, strength: number) => {
    const rgb = Uint8Array.from(unitOf(oklabOfHex(hex)).map((c) => Math.round(c * 255)));
    bring(own, target, strength).apply(rgb);
    return [...rgb];
  };

  it("of strength 0 changes no byte by more than rounding", () => {
    const next = uniforms(5);
    const rgb = Uint8Array.from({ length: 3000 }, () => Math.floor(next() * 256));
    const same = rgb.slice();
    bring(own, target, 0).apply(same);
    expect(Math.max(...same.map((byte, i) => Math.abs(byte - (rgb[i] ?? 0))))).toBeLessThanOrEqual(1);
  });

  it("takes the picture's colours close to the room's", () => {
    const [red, green, blue] = graded("#7c4f3a", 1);
    const found = oklabOf(red ?? 0, green ?? 0, blue ?? 0);
    expect(Math.hypot(...found.map((x, i) => x - (target[1]?.[i] ?? 0)))).toBeLessThan(0.09);
  });

  it("goes half the way at strength 0.5", () => {
    const way = (strength: number) => graded("#7c4f3a", strength)[1] ?? 0;
    const [none, half, whole] = [way(0), way(0.5), way(1)];
    expect(half).toBeLessThan(Math.max(none, whole));
    expect(half).toBeGreaterThan(Math.min(none, whole));
  });

  it("is smooth: neighbouring colours stay neighbours", () => {
    const lut = bring(own, target, 1);
    const ramp = Uint8Array.from({ length: 256 * 3 }, (_, i) => Math.floor(i / 3));
    lut.apply(ramp);
    for (let i = 3; i < ramp.length; i++) {
      expect(Math.abs((ramp[i] ?? 0) - (ramp[i - 3] ?? 0))).toBeLessThanOrEqual(6);
    }
  });

  it("has golden bytes", () => {
    expect(["#20304a", "#808080", "#ffffff"].map((hex) => graded(hex, 0.8))).toMatchInlineSnapshot(`
      [
        [
          32,
          19,
          56,
        ],
        [
          187,
          110,
          128,
        ],
        [
          255,
          255,
          255,
        ],
      ]
    `);
  });

  it("gives the same bytes every time for a whole picture, and changes it", () => {
    const picture = bands(["#20304a", "#7c4f3a", "#6f9a6b", "#f0e0c0"], 64);
    const palette = { colours: ["#112233", "#cc8844", "#ffeedd"], strength: 1 };
    const [one, two] = [picture.slice(), picture.slice()];
    grade(one, { width: 64, height: 64 }, palette, 9);
    grade(two, { width: 64, height: 64 }, palette, 9);
    expect(one).toEqual(two);
    expect(one).not.toEqual(picture);
  });
});

describe("a grade that is applied", () => {
  it("interpolates between the eight nodes around a colour, to the byte", () => {
    const next = uniforms(9);
    const nodes = Float32Array.from({ length: SIDE ** 3 * 3 }, () => next());
    const node = (at: number) => [nodes[at] ?? 0, nodes[at + 1] ?? 0, nodes[at + 2] ?? 0] as const;
    const lut = new Lut((colour) => {
      const [r, g, b] = colour.map((c) => Math.round(c * (SIDE - 1))) as [number, number, number];
      return node(((r * SIDE + g) * SIDE + b) * 3);
    });
    const rgb = Uint8Array.from(
      { length: 3000 },
      (_, i) => (i < 6 ? [0, 0, 0, 255, 255, 255][i] : next() * 256) ?? 0,
    );
    const expected = rgb.map((_value, i) => {
      const at = i - (i % 3);
      const parts = [0, 1, 2].map((k) => {
        const place = ((rgb[at + k] ?? 0) * (SIDE - 1)) / 255;
        const node = Math.min(Math.floor(place), SIDE - 2);
        return { node, part: place - node };
      });
      let sum = 0;
      for (let corner = 0; corner < 8; corner++) {
        const upper = [4, 2, 1].map((bit) => (corner & bit ? 1 : 0));
        const weight = parts.reduce((all, { part }, k) => all * (upper[k] ? part : 1 - part), 1);
        const node = parts.reduce((index, one, k) => index * SIDE + one.node + (upper[k] ?? 0), 0);
        sum += weight * 255 * (nodes[node * 3 + (i % 3)] ?? 0);
      }
      return Math.round(sum);
    });
    const graded = rgb.slice();
    lut.apply(graded);
    expect(graded).toEqual(expected);
  });
});
