import { chosenSeed, familyOf } from "@/core/picture/model/chosen-seeds";
import type { ModelInfo } from "@/core/picture/model/model-file";
import type { Recipe } from "@/core/picture/recipe/recipe";

/** Any of the 2^32 seeds. */
export const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** A seed that the model draws well in the family that a recipe has; any where the model names none. */
export const goodSeed = (
  model: Pick<ModelInfo, "classes" | "seeds">,
  recipe: Pick<Recipe, "styles">,
): number => chosenSeed(model, randomSeed(), familyOf(recipe.styles.structure));
