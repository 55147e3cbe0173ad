import { entriesById } from "@/core/kernel/ids/branded";
import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import type { Recipe } from "./recipe";

type Pulls = Pick<Recipe, "contributions" | "influence">;

/** How much of a member's contributions is rendered, 0..1; 1 unless said otherwise. */
export const influenceOf = (recipe: Pick<Recipe, "influence">, member: ActorId): number =>
  recipe.influence[member] ?? 1;

/** A control's value in sigmas: the sum over members of influence x contribution, unclamped. */
export function shownValue(recipe: Pulls, control: ControlId): number {
  let sum = 0;
  const pulls = recipe.contributions[control];
  for (const [member, pull] of entriesById(pulls)) sum += influenceOf(recipe, member) * pull;
  return sum;
}

/** The shown value as rendered: clamped to +-4 sigma. */
export const renderedValue = (recipe: Pulls, control: ControlId): number =>
  Math.max(-RECIPE_LIMITS.rendered, Math.min(RECIPE_LIMITS.rendered, shownValue(recipe, control)));
