import { describe, expect, it } from "vitest";
import { writeMask } from "@/core/picture/recipe/mask";
import { Recipe, stillOf } from "@/core/picture/recipe/recipe";
import { FIRST } from "@/core/room/rules/testing/story";
import { handsIn } from "./hands-in";

const room = {
  model: { id: "finish", hash: "d".repeat(64) },
  ground: {},
  strength: 1,
  stroke: 0,
  colour: 0,
  by: "host",
};
const quarter = writeMask(Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 && i < 512 ? 1 : 0)));
const painted = (finish: object) => handsIn(stillOf(Recipe.parse({ ...FIRST, finish })));

describe("the hands in a picture", () => {
  it("are listed by their share of the paint, with the person who brought the picture that a hand was read from", () => {
    const own = { "own-1": { vector: "A".repeat(267), rights: true, by: "ana" } };
    const hands = { ink: { ben: { amount: 1 } }, "own-1": { ana: { amount: 0.25 } } };
    expect(painted({ room, hands, own })).toEqual([
      { hand: "ink", part: expect.closeTo(0.8, 5), by: null },
      { hand: "own-1", part: expect.closeTo(0.2, 5), by: "ana" },
    ]);
  });

  it("have shares that sum to one where they are brushed at places", () => {
    const hands = { ink: { ben: { amount: 1 } }, oil: { ana: { amount: 1, mask: quarter } } };
    const parts = painted({ room, hands });
    expect(parts.map(({ hand }) => hand)).toEqual(["ink", "oil"]);
    expect(parts.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(1, 5);
  });

  it("are not listed where the picture is not painted", () => {
    expect(painted({ hands: { ink: { ben: { amount: 1 } } } })).toEqual([]);
  });
});
