import { describe, expect, it } from "vitest";
import type { HandId } from "@/core/picture/recipe/finish";
import { writeMask } from "@/core/picture/recipe/mask";
import { Recipe } from "@/core/picture/recipe/recipe";
import { FIRST } from "@/core/room/rules/testing/story";
import { paintersAt, renderedPaint, sharesOfHand, shownPaint } from "./shown";

const left = writeMask(Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0)));
const recipe = Recipe.parse({
  ...FIRST,
  influence: { ben: 0.5 },
  finish: {
    room: {
      ...{ model: { id: "finish", hash: "d".repeat(64) }, ground: {}, by: "host" },
      ...{ strength: 0.8, stroke: 0, colour: 0.5 },
    },
    hands: { ink: { ana: { amount: 0.8, mask: left }, ben: { amount: 0.4 } } },
    strength: { ana: 0.1, ben: 0.6 },
  },
});

describe("what is shown of a finish", () => {
  it("adds the room's own values and everyone's contributions; only rendering clamps the sum", () => {
    expect(shownPaint(recipe, "strength")).toBeCloseTo(1.2, 6);
    expect(renderedPaint(recipe, "strength")).toBe(1);
    expect(renderedPaint(recipe, "colour")).toBe(0.5);
  });

  it("says how large each person's share of a hand is, brushed places included", () => {
    expect(sharesOfHand(recipe, "ink" as HandId)).toEqual([
      { actor: "ana", amount: expect.closeTo(0.4, 6) },
      { actor: "ben", amount: expect.closeTo(0.2, 6) },
    ]);
    expect(sharesOfHand(recipe, "constructor" as HandId)).toEqual([]);
  });

  it("says who paints at a place", () => {
    expect(paintersAt(recipe, 0.1, 0.5).map(({ actor }) => actor)).toEqual(["ana", "ben"]);
    expect(paintersAt(recipe, 0.9, 0.5).map(({ actor }) => actor)).toEqual(["ben"]);
  });
});
