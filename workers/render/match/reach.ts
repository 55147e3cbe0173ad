import type { ActorId, ControlId } from "@/core/kernel/ids/ids";
import type { Control } from "@/core/picture/model/model-file";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import type { Still } from "@/core/picture/recipe/recipe";
import { influenceOf, shownValue } from "@/core/picture/recipe/shown";

/** A control as one member can move it: shown = others + influence x mine, in sigmas. */
export type Reach = {
  control: Control;
  others: number;
  influence: number;
  mine: number;
  /** Least and most of `mine`: what a member may contribute, and no further than what is rendered. */
  least: number;
  most: number;
};

/** The controls that an actor can move, each with its bounds. Those that nothing of theirs would change are left out. */
export function reachOf(
  still: Still,
  actor: ActorId,
  controls: readonly Control[],
  allowed?: readonly ControlId[],
): Reach[] {
  const influence = influenceOf(still, actor);
  if (influence === 0) return [];
  return controls
    .filter(({ id }) => !allowed || allowed.includes(id))
    .map((control) => {
      const mine = still.contributions[control.id]?.[actor] ?? 0;
      const others = shownValue(still, control.id) - influence * mine;
      // Where one stands already is never out of bounds.
      const least = Math.max(
        -RECIPE_LIMITS.contribution,
        Math.min(mine, (-RECIPE_LIMITS.rendered - others) / influence),
      );
      const most = Math.min(
        RECIPE_LIMITS.contribution,
        Math.max(mine, (RECIPE_LIMITS.rendered - others) / influence),
      );
      return { control, others, influence, mine, least, most };
    });
}
