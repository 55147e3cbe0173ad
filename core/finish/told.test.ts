import { describe, expect, it } from "vitest";
import { writeMask } from "@/core/recipe/mask";
import { Recipe } from "@/core/recipe/recipe";
import { FIRST } from "@/core/room/testing/story";
import { handsTold } from "./told";

const left = writeMask(Array.from({ length: 1024 }, (_, i) => (i % 32 < 16 ? 1 : 0)));
const names = {
  handOf: (hand: string) => ({ ink: "Ink", wood: "Woodcut" })[hand],
  nameOf: (actor: string) => ({ ana: "Ana" })[actor] ?? "someone",
};
const recipe = Recipe.parse({
  ...FIRST,
  finish: {
    room: {
      ...{ model: { id: "finish", hash: "d".repeat(64) }, ground: { ink: 0.3, wood: 0.7 }, by: "host" },
      ...{ strength: 0.8, stroke: 0, colour: 0.5 },
    },
    hands: {
      ink: { ana: { amount: 0.8, mask: left }, ben: { amount: 0.4 } },
      "own-1": { ben: { amount: 1 } },
    },
    own: { "own-1": { vector: "A".repeat(267), rights: true, by: "ana" } },
  },
});

describe("the hands of a picture, in words", () => {
  it("are what the room began with and everyone's own, with who brought a picture for one", () => {
    expect(handsTold(recipe, names)).toEqual([
      "Begun with Woodcut 70 %, Ink 30 %",
      "Ink: Ana, in places; someone",
      "a hand made from a picture that Ana brought: someone",
    ]);
  });

  it("are none where nothing is painted", () => {
    expect(handsTold(Recipe.parse(FIRST), names)).toEqual([]);
  });

  it("are told by their ids where the finish that had them is gone", () => {
    expect(handsTold(recipe, { ...names, handOf: () => undefined })[0]).toBe(
      "Begun with wood 70 %, ink 30 %",
    );
  });
});
