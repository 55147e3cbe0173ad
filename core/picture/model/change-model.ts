import type { ModelId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import { BANDS } from "@/core/picture/model/bands";
import { type ChosenSeeds, chosenSeed } from "@/core/picture/model/chosen-seeds";
import type { Recipe } from "@/core/picture/recipe/recipe";

/** What paints over a model stays when the model changes. */
const OF_FINISH = /^(finish|hand)-/;

type NewModel = {
  id: ModelId;
  classes: readonly { id: string }[];
  controls: readonly { id: string }[];
  seeds?: ChosenSeeds | undefined;
};

/**
 * The edits with which a room goes on with another model: what only the old one can draw (blends of its pictures, pins of its controls)
 * goes, and each band begins with the family that the seed chooses, which is one that the model draws well. Pulls stay written down: what the new model knows by the same name
 * moves it too, and going back brings all of them back.
 */
export function changeModelEdits(recipe: Recipe, model: NewModel): Edit[] {
  const blends = recipe.blends.filter(
    ({ source }) => "recipe" in source && source.recipe.model.id !== model.id,
  );
  const holds = recipe.holds.filter(
    ({ control }) => !OF_FINISH.test(control) && !model.controls.some(({ id }) => id === control),
  );
  const seed = chosenSeed(model, recipe.seed);
  const family = model.classes[seed % model.classes.length];
  return [
    ...blends.map(({ id }): Edit => ({ kind: "blend", id, value: null })),
    ...holds.map(({ control }): Edit => ({ kind: "hold", control, value: null })),
    { kind: "model", value: model.id },
    ...(seed === recipe.seed ? [] : [{ kind: "seed", value: seed } satisfies Edit]),
    ...(family ? BANDS.map((band): Edit => ({ kind: "style", band, value: { [family.id]: 1 } })) : []),
  ];
}
