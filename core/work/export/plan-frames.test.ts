import { describe, expect, it } from "vitest";
import { emptyRecipe, type Still, stillOf } from "@/core/picture/recipe/recipe";
import { eased, loopFrames, thin, thinned } from "./plan-frames";

const still = (seed: number): Still =>
  stillOf(emptyRecipe({ id: "m" as never, hash: "0".repeat(64) as never, classes: [{ id: "a" }] }, seed));

describe("thinning", () => {
  it("keeps the first and the last, and as many frames as are asked for", () => {
    const all = Array.from({ length: 1000 }, (_, i) => i);
    const some = thin(all, 7);
    expect(some).toHaveLength(7);
    expect([some[0], some.at(-1)]).toEqual([0, 999]);
    expect(thin([1, 2], 7)).toEqual([1, 2]);
  });

  it.each([0, 1, 2, 7, 28, 100, 10_007])(
    "of %i takes places evenly, the first and the last among them",
    (count) => {
      const some = thinned(count, 7);
      expect(some).toHaveLength(Math.min(7, count));
      if (count === 0) return;
      expect([some[0], some.at(-1)]).toEqual([0, count - 1]);
      const steps = some.slice(1).map((at, i) => at - (some[i] ?? 0));
      for (const step of steps)
        expect(Math.abs(step - (count - 1) / (some.length - 1))).toBeLessThanOrEqual(1);
    },
  );
});

describe("a loop", () => {
  it("shows every chosen picture exactly, and steps from its last frame to its first", () => {
    const stills = [still(1), still(2), still(3)];
    const frames = loopFrames(stills, 30);
    expect(frames).toHaveLength(30);
    for (const [i, expected] of stills.entries()) expect(frames[i * 10]).toEqual({ still: expected });
    const last = frames.at(-1);
    expect(last?.towards?.recipe).toEqual(stills[0]);
    expect(last?.towards?.t).toBeCloseTo(eased(0.9));
  });
  it("never steps further than its fastest moment", () => {
    const frames = loopFrames([still(1), still(2)], 60);
    const ways = frames.map(({ towards }) => towards?.t ?? 0);
    for (const [i, t] of ways.entries())
      if (i % 30 > 0) expect(t - (ways[i - 1] ?? 0)).toBeLessThan(1.6 / 30);
  });
});
