import { expect, it } from "vitest";
import type { ActorId, ControlId, ModelId, Sha256 } from "@/core/ids/ids";
import { pictureKey } from "./picture";
import { emptyRecipe, type Still, stillOf } from "./recipe";

const [ana, bea] = ["ana", "bea"] as ActorId[] as [ActorId, ActorId];
const warmth = "warmth" as ControlId;
const model = { id: "fields" as ModelId, hash: "a".repeat(64) as Sha256, classes: [{ id: "dune" }] };
const plain: Still = stillOf(emptyRecipe(model, 7));

it("is one for all recipes that draw one picture", () => {
  const key = pictureKey({ ...plain, contributions: { [warmth]: { [ana]: 1.5 } } });
  const same: Still[] = [
    { ...plain, contributions: { [warmth]: { [bea]: 1.5 } } },
    { ...plain, contributions: { [warmth]: { [ana]: 1, [bea]: 0.5 } } },
    {
      ...plain,
      contributions: { [warmth]: { [ana]: 1.5 } },
      model: { ...plain.model, hash: "b".repeat(64) as Sha256 },
    },
    {
      ...plain,
      contributions: { [warmth]: { [ana]: 1.5 } },
      styles: { ...plain.styles, colour: { dune: 0.5 } },
    },
    {
      ...plain,
      contributions: { [warmth]: { [ana]: 1.5 } },
      blends: [{ id: "b", source: { seed: 3 }, band: "all", weight: 0, by: bea }],
    },
  ];
  for (const still of same) expect(pictureKey(still)).toBe(key);
});

it("differs where the picture does", () => {
  const keys = [
    plain,
    { ...plain, seed: 8 },
    { ...plain, truncation: 0.7 },
    { ...plain, contributions: { [warmth]: { [ana]: 1 } } },
    { ...plain, palette: { colours: ["#ff0000"], strength: 1, by: ana } },
    { ...plain, holds: [{ control: warmth, value: 1, by: ana }] },
    { ...plain, blends: [{ id: "b", source: { seed: 3 }, band: "all" as const, weight: 1, by: ana }] },
  ].map(pictureKey);
  expect(new Set(keys).size).toBe(keys.length);
});
