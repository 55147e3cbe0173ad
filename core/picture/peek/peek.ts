import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { type Recipe, round4 } from "@/core/picture/recipe/recipe";
import { shownValue } from "@/core/picture/recipe/shown";

/** Sigmas that a control is moved to either side to show what it does: enough to be seen in a small picture. */
const APART = 2;

/**
 * What the picture would be with less and with more of a control, each as the edit that I would send; null on a side where the fader is at
 * its end already. `influence`: my own, above 0.
 */
export function peekEdits(
  recipe: Recipe,
  { me, control, influence }: { me: ActorId; control: ControlId; influence: number },
): { less: Edit | null; more: Edit | null } {
  const { rendered, contribution } = RECIPE_LIMITS;
  const shown = Math.max(-rendered, Math.min(rendered, shownValue(recipe, control)));
  const mine = recipe.contributions[control]?.[me] ?? 0;
  const moved = (by: number): Edit | null => {
    const to = Math.max(-rendered, Math.min(rendered, shown + by));
    const value = round4(mine + (to - shown) / influence);
    return to === shown || Math.abs(value) > contribution ? null : { kind: "contribution", control, value };
  };
  return { less: moved(-APART), more: moved(APART) };
}
