import { expect, it } from "vitest";
import { chosenSeed, chosenSeeds, familyOf } from "./chosen-seeds";

const classes = [{ id: "tide" }, { id: "moth" }];
/** Seeds 0, 2, 3, 9 and 15 of sixteen. */
const seeds = { of: 16, good: btoa(String.fromCharCode(0b00001101, 0b10000010)) };
const model = { classes, seeds };

it("seeds that were chosen are the set bits, the lowest of the first byte first", () => {
  expect(chosenSeeds(model)).toEqual([0, 2, 3, 9, 15]);
});

it("any number becomes one of them, of the family that it is drawn in", () => {
  for (const any of [0, 1, 7, 4_294_967_295]) {
    expect([0, 2]).toContain(chosenSeed(model, any, "tide"));
    expect([3, 9, 15]).toContain(chosenSeed(model, any, "moth"));
    expect([0, 2, 3, 9, 15]).toContain(chosenSeed(model, any, "a family of another model"));
  }
  expect(new Set([0, 1, 2].map((any) => chosenSeed(model, any, "moth")))).toEqual(new Set([3, 9, 15]));
});

it("a number stays what it is where the model chose none", () => {
  expect(chosenSeed({ classes }, 4_294_967_295, "tide")).toBe(4_294_967_295);
  expect(chosenSeed({ classes, seeds: { of: 16, good: "AAA=" } }, 7)).toBe(7);
});

it("bits that are missing choose nothing", () => {
  expect(chosenSeeds({ classes, seeds: { of: 100, good: seeds.good } })).toEqual([0, 2, 3, 9, 15]);
});

it("the family of a mixture is the one that counts most", () => {
  expect(familyOf({ tide: 0.3, moth: 0.7 })).toBe("moth");
  expect(familyOf({})).toBeUndefined();
});
