import { expect, it } from "vitest";
import type { ActorId, ControlId, ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { applyEdit } from "@/core/picture/edits/apply";
import { emptyRecipe, type Recipe } from "@/core/picture/recipe/recipe";
import { changeModelEdits } from "./change-model";

const [hana, warmth, mist] = ["a-hana" as ActorId, "warmth" as ControlId, "mist" as ControlId];
const hash = "0".repeat(64) as Sha256;
const old = { id: "fields" as ModelId, hash, classes: [{ id: "tide" }] };
const next = {
  ...{ id: "landscapes" as ModelId, classes: [{ id: "ukiyo-e" }, { id: "romanticism" }] },
  controls: [{ id: "warmth" }],
};

function full(): Recipe {
  const { keyframes: _, ...still } = emptyRecipe(old, 1);
  const source = { recipe: { ...still, finish: undefined } };
  return {
    ...emptyRecipe(old, 1),
    contributions: { [warmth]: { [hana]: 1 }, [mist]: { [hana]: 2 } },
    holds: [
      { control: warmth, value: 1, by: hana },
      { control: mist, value: 1, by: hana },
    ],
    blends: [
      { id: "picture", source, band: "all", weight: 0.5, by: hana },
      { id: "seed", source: { seed: 4 }, band: "all", weight: 0.5, by: hana },
    ],
  };
}

it("another model takes the room on: what only the old one draws goes, families are the new one's, pulls stay", () => {
  const before = full();
  const after = changeModelEdits(before, next).reduce(
    (recipe, edit) => applyEdit(recipe, edit, hana, hash),
    before,
  );
  expect(after.model.id).toBe("landscapes");
  expect(after.blends.map(({ id }) => id)).toEqual(["seed"]);
  expect(after.holds.map(({ control }) => control)).toEqual([warmth]);
  expect(after.styles).toEqual({
    structure: { romanticism: 1 },
    shapes: { romanticism: 1 },
    colour: { romanticism: 1 },
  });
  expect(after.contributions).toEqual(before.contributions);
});

it("another model begins with a seed that it draws well, in that seed's family", () => {
  // Of the first eight seeds the fourth alone.
  const choosy = { ...next, seeds: { of: 8, good: btoa(String.fromCharCode(0b00010000)) } };
  const edits = changeModelEdits(emptyRecipe(old, 1), choosy);
  expect(edits).toContainEqual({ kind: "seed", value: 4 });
  expect(edits).toContainEqual({ kind: "style", band: "colour", value: { "ukiyo-e": 1 } });
});
