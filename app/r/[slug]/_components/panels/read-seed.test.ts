import { describe, expect, it } from "vitest";
import { readSeed } from "./read-seed";

describe("a seed that somebody typed", () => {
  it.each([
    ["0", 0],
    [" 7 ", 7],
    ["007", 7],
    ["4294967295", 4294967295],
  ])("%j is %d", (typed, seed) => {
    expect(readSeed(typed)).toBe(seed);
  });

  it.each(["", "   ", "-1", "1.5", "1e9", "0x10", "4294967296", "99999999999999999999", "seven", "🦊"])(
    "%j is none",
    (typed) => {
      expect(readSeed(typed)).toBeNull();
    },
  );
});
