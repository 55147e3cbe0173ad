import { expect, it } from "vitest";
import { seedsFrom } from "./seeds-from";

const model = { classes: ["tide", "moth"].map((id) => ({ id, label: id })) };
/** Of the first 512 seeds those that divide by three. */
const good = Array.from({ length: 64 }, (_, byte) =>
  Array.from({ length: 8 }, (_, bit) => ((byte * 8 + bit) % 3 === 0 ? 1 << bit : 0)).reduce((a, b) => a | b),
);
const seeds = { of: 512, good: btoa(String.fromCharCode(...good)) };

it("a browse that goes on shows the seeds that it showed before first, and none outside of uint32", () => {
  const [few, many] = [seedsFrom(7, 24, model, "tide"), seedsFrom(7, 240, model, "tide")];
  expect(many.slice(0, 24)).toEqual(few);
  expect(new Set(many).size).toBe(240);
  for (const seed of many)
    expect(seed).toSatisfy((s: number) => Number.isInteger(s) && s >= 0 && s <= 0xffff_ffff);
  expect(seedsFrom(8, 24, model, "tide")).not.toEqual(few);
});

it("a browse shows the seeds that a model draws well, each once, of the room's family, and ends where there are no more", () => {
  const few = seedsFrom(7, 24, { ...model, seeds }, "moth");
  const all = seedsFrom(7, 240, { ...model, seeds }, "moth");
  expect(few).toHaveLength(24);
  expect(all.slice(0, 24)).toEqual(few);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(80);
  for (const seed of all) expect([seed % 2, seed % 3]).toEqual([1, 0]);
});
