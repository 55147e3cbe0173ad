import { expect, it } from "vitest";
import { seedsFrom } from "./seeds-from";

it("a browse that goes on shows the seeds that it showed before first, and none outside of uint32", () => {
  const [few, many] = [seedsFrom(7, 24), seedsFrom(7, 240)];
  expect(many.slice(0, 24)).toEqual(few);
  expect(new Set(many).size).toBe(240);
  for (const seed of many)
    expect(seed).toSatisfy((s: number) => Number.isInteger(s) && s >= 0 && s <= 0xffff_ffff);
  expect(seedsFrom(8, 24)).not.toEqual(few);
});
