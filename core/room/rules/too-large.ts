import { canonicalBytes } from "@/core/kernel/canon/bytes";
import type { Code } from "@/core/kernel/errors";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import type { Recipe } from "@/core/picture/recipe/recipe";

/** `recipe_full` for a recipe of too many bytes. A change that makes it smaller is always allowed, however large it still is. */
export function tooLarge(after: Recipe, before: Recipe | null = null): Code | null {
  const bytes = canonicalBytes(after);
  if (bytes <= RECIPE_LIMITS.recipeBytes || (before && bytes < canonicalBytes(before))) return null;
  return "recipe_full";
}
