import { describe, expect, it } from "vitest";
import { uniforms } from "@/core/kernel/random";
import type { Area } from "./area";
import { mixBetween } from "./between";
import type { FinishMix } from "./mix";
import { numberToHalf, readStyle, writeStyle } from "./style-vector";
import { strengthened, stylesOf } from "./styles";

const style = (value: number) => new Float32Array(100).fill(value);
const HANDS: Record<string, Float32Array> = { ann: style(1), ben: style(3) };
const handOf = (hand: string) => HANDS[hand];
const part = (hand: string, weight: number | Float32Array) => ({ hand: hand as never, vector: null, weight });
const left = Float32Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0));
const right = left.map((level) => 1 - level);
const mix = (changes: Partial<FinishMix>): FinishMix => ({
  model: { id: "finish" as never, hash: "0".repeat(64) as never },
  ...{
    parts: [part("ann", 1)],
    amount: 1,
    strength: 1,
    stroke: 0,
    colour: 0,
    brushwork: 0,
    dabs: 0,
    edges: 0,
  },
  ...changes,
});

/** How much of something there is at a place. */
const weightAt = (area: Area | undefined, place = 0) => (typeof area === "number" ? area : area?.[place]);

describe("a mix of hands in numbers", () => {
  it("is one style, the weighed mean, where no hand has places", () => {
    const { styles, places, amount } = stylesOf(
      mix({ parts: [part("ann", 0.25), part("ben", 0.75)] }),
      handOf,
    );
    expect(styles).toEqual([style(2.5)]);
    expect(places).toBeNull();
    expect(amount).toBe(1);
  });

  it("keeps hands with places apart, with masks that sum to one everywhere", () => {
    const { styles, places } = stylesOf(mix({ parts: [part("ann", left), part("ben", right)] }), handOf);
    expect(styles).toEqual([style(1), style(3)]);
    for (let i = 0; i < 1024; i++)
      expect((places?.masks[i] ?? 0) + (places?.masks[1024 + i] ?? 0)).toBeCloseTo(1);
    expect(places?.masks[0]).toBe(1);
    expect(new Set(places?.amount)).toEqual(new Set([1]));
  });

  it("has places where only the amount was brushed", () => {
    expect(stylesOf(mix({ amount: left }), handOf).places?.amount).toEqual(left);
  });

  it("paints nothing where none of its hands is known", () => {
    expect(stylesOf(mix({ parts: [part("gone", 1)] }), handOf).amount).toBe(0);
  });

  it("moves from the picture's own style by its strength", () => {
    expect(strengthened([style(4)], style(2), 0.5)).toEqual([style(3)]);
    expect(strengthened([style(4)], style(2), 1)).toEqual([style(4)]);
  });
});

describe("the transition from one painted picture to another", () => {
  const [a, b] = [
    mix({ stroke: -1 }),
    mix({ parts: [part("ben", left)], amount: left, stroke: 1, colour: 1 }),
  ];

  it("equals each of them at its ends", () => {
    expect(mixBetween(a, b, 0)).toBe(a);
    expect(mixBetween(a, b, 1)).toBe(b);
  });

  it("mixes hands, places and numbers in between", () => {
    const half = mixBetween(a, b, 0.5);
    expect(half?.parts.map(({ hand }) => hand)).toEqual(["ann", "ben"]);
    expect(half?.parts[0]?.weight).toBe(0.5);
    expect(weightAt(half?.parts[1]?.weight)).toBe(0.5);
    expect(weightAt(half?.amount, 31)).toBe(0.5);
    expect(half).toMatchObject({ stroke: 0, colour: 0.5, strength: 1 });
  });

  it("fades paint in and out where one of them has none", () => {
    expect(mixBetween(null, a, 0.25)?.amount).toBe(0.25);
    expect(mixBetween(a, null, 0.25)?.amount).toBe(0.75);
    expect(mixBetween(null, null, 0.5)).toBeNull();
  });

  it("is painted by the nearer of two finishes", () => {
    const other = mix({ model: { id: "finish" as never, hash: "1".repeat(64) as never } });
    expect(mixBetween(a, other, 0.4)).toBe(a);
    expect(mixBetween(a, other, 0.6)).toBe(other);
  });
});

describe("a style in a recipe", () => {
  it("comes back as the nearest numbers of half precision", () => {
    const next = uniforms(5);
    const numbers = Float32Array.from({ length: 100 }, () => (next() - 0.5) * 8);
    const read = readStyle(writeStyle(numbers));
    numbers.forEach((value, i) => {
      expect(Math.abs((read[i] ?? 0) - value)).toBeLessThanOrEqual(Math.abs(value) / 2048 + 1e-7);
    });
    expect(writeStyle(read)).toBe(writeStyle(numbers));
  });

  it("rounds as IEEE 754 says", () => {
    expect([0, -0, 1, -2.5, 65504, 1e9, 2 ** -24, 2048.5, 1.99999].map(numberToHalf)).toEqual([
      0, 0x8000, 0x3c00, 0xc100, 0x7bff, 0x7bff, 1, 0x6800, 0x4000,
    ]);
  });

  it("refuses other counts, and numbers that are not finite", () => {
    expect(() => writeStyle([1, 2])).toThrow("100 numbers, not 2");
    expect(() => writeStyle(new Float32Array(100).fill(Number.NaN))).toThrow("not finite");
  });
});
