import { describe, expect, it } from "vitest";
import type { ActorId, ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { emptyRecipe, type Keyframe, stillOf } from "@/core/picture/recipe/recipe";
import { loopAt, loopMoments, loopSeconds } from "./loop";

const model = { id: "waves" as ModelId, hash: "a".repeat(64) as Sha256, classes: [{ id: "tide" }] };
const still = (seed: number, hash = model.hash) => stillOf(emptyRecipe({ ...model, hash }, seed));
const key = (seed: number, at: number, ease: Keyframe["ease"] = "linear"): Keyframe => ({
  id: `k${seed}`,
  recipe: still(seed),
  at,
  ease,
  by: "ana" as ActorId,
});
const THREE = [key(1, 0), key(2, 2, "smooth"), key(3, 4, "hold")];

describe("a loop", () => {
  it("lasts from its first keyframe to its last, plus an average step for the way back", () => {
    expect(loopSeconds(THREE)).toBe(6);
    expect(loopSeconds([key(1, 3), key(2, 7)])).toBe(8);
  });

  it("needs at least two keyframes at different times", () => {
    for (const keyframes of [[], [key(1, 5)], [key(1, 5), key(2, 5)]]) {
      expect(loopSeconds(keyframes)).toBe(0);
      expect(loopAt(keyframes, 1)).toBeNull();
      expect(loopMoments(keyframes, 4)).toEqual([]);
    }
  });

  it("shows each keyframe at its time, and goes round", () => {
    expect(loopAt(THREE, 0)).toEqual({ still: still(1) });
    expect(loopAt(THREE, 2)).toEqual({ still: still(2) });
    expect(loopAt(THREE, 6)).toEqual({ still: still(1) });
    expect(loopAt(THREE, -2)).toEqual({ still: still(3) });
  });

  it("leaves a keyframe as its ease says: linearly, slowly, or not at all", () => {
    expect(loopAt(THREE, 0.5)).toEqual({ still: still(1), towards: { recipe: still(2), t: 0.25 } });
    expect(loopAt(THREE, 2.5)).toEqual({ still: still(2), towards: { recipe: still(3), t: 0.15625 } });
    expect(loopAt(THREE, 5.9)).toEqual({ still: still(3) });
  });

  it("returns to the first keyframe unless the last one holds", () => {
    expect(loopAt([key(1, 1), key(2, 3)], 3)).toEqual({
      still: still(2),
      towards: { recipe: still(1), t: 0.5 },
    });
  });

  it("cuts where two keyframes are of two models", () => {
    const other = { ...key(2, 2), recipe: still(2, "b".repeat(64) as Sha256) };
    expect(loopAt([key(1, 0), other], 1)).toEqual({ still: still(1) });
  });

  it("is spread evenly over its frames, and the first follows the last", () => {
    expect(loopMoments(THREE, 6).map(({ still }) => still.seed)).toEqual([1, 1, 2, 2, 3, 3]);
  });
});
