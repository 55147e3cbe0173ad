import { expect, it } from "vitest";
import type { ActorId, ControlId, ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { applyEdit } from "@/core/picture/edits/apply";
import type { Edit } from "@/core/picture/edits/edit";
import { emptyRecipe } from "@/core/picture/recipe/recipe";
import { shownValue } from "@/core/picture/recipe/shown";
import { peekEdits } from "./peek";

const [me, ana] = ["a-me" as ActorId, "a-ana" as ActorId];
const control = "warmth" as ControlId;
const model = { id: "fields" as ModelId, hash: "0".repeat(64) as Sha256, classes: [{ id: "tide" }] };
const pulled = (mine: number, theirs: number, influence = 1) => ({
  ...emptyRecipe(model, 1),
  contributions: { [control]: { [me]: mine, [ana]: theirs } },
  influence: { [me]: influence },
});
type Pulled = ReturnType<typeof pulled>;
const shownAfter = (recipe: Pulled, edit: Edit | null) =>
  edit && shownValue(applyEdit(recipe, edit, me), control);

it("less and more of a control are two sigmas to either side of what all pull together", () => {
  const recipe = pulled(0.5, 1);
  const { less, more } = peekEdits(recipe, { me, control, influence: 1 });
  expect(shownAfter(recipe, less)).toBeCloseTo(-0.5, 4);
  expect(shownAfter(recipe, more)).toBeCloseTo(3.5, 4);
});

it("they are as far apart for somebody whose influence is small", () => {
  const recipe = pulled(0, 0, 0.5);
  const { less, more } = peekEdits(recipe, { me, control, influence: 0.5 });
  expect([shownAfter(recipe, less), shownAfter(recipe, more)]).toEqual([-2, 2]);
});

it("a fader at its end shows the other side alone, and none goes beyond", () => {
  const atEnd = pulled(4, 0);
  expect(peekEdits(atEnd, { me, control, influence: 1 }).more).toBeNull();
  const nearEnd = pulled(3, 0);
  expect(shownAfter(nearEnd, peekEdits(nearEnd, { me, control, influence: 1 }).more)).toBe(4);
});

it("what would take more than I can give is not shown", () => {
  const recipe = pulled(7.5, -7.5);
  expect(peekEdits(recipe, { me, control, influence: 1 }).more).toBeNull();
});
