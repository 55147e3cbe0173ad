import { idsOf } from "@/core/kernel/ids/branded";
import { type ActorId, type ControlId, INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { Write } from "@/core/picture/edits/register";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { type Recipe, round4 } from "@/core/picture/recipe/recipe";
import { influenceOf } from "@/core/picture/recipe/shown";

/** The actor of the room's base: the sum of the pulls of people who left. */
export const BASE = INSTANCE_ACTOR;

/**
 * The writes that add the pulls of some members to the room's base, so that the picture stays as it is, to 1e-4 sigma. Where the base
 * of a control would exceed the limit of a contribution, that control's pulls stay as they are.
 */
export function fadedPulls(recipe: Recipe, members: readonly ActorId[]): Write[] {
  const share = influenceOf(recipe, BASE);
  if (share === 0) return [];
  return idsOf(recipe.contributions)
    .sort()
    .flatMap((control: ControlId) => {
      const pulls = recipe.contributions[control] ?? {};
      const gone = idsOf(pulls).filter((actor) => actor !== BASE && members.includes(actor));
      const sum = gone
        .sort()
        .reduce((all, actor) => all + influenceOf(recipe, actor) * (pulls[actor] ?? 0), 0);
      const base = round4((pulls[BASE] ?? 0) + sum / share);
      if (gone.length === 0 || Math.abs(base) > RECIPE_LIMITS.contribution) return [];
      return [
        ...gone.map((actor): Write => ({ register: `contribution/${control}/${actor}`, value: 0 })),
        { register: `contribution/${control}/${BASE}`, value: base },
      ];
    });
}
