import { ActorId, type ControlId } from "@/core/kernel/ids/ids";
import { type Mapped, resolve } from "@/core/picture/latent";
import type { LatentModel } from "@/core/picture/model/latent-model";
import type { Control } from "@/core/picture/model/model-file";
import type { Still } from "@/core/picture/recipe/recipe";

/** A recipe's latent as a function of its controls: w = origin + sum of value x row; w is [layers x w], values are in sigmas. */
export type Affine = { origin: Float32Array; rows: Float32Array[] };

const ANYONE = ActorId.parse("anyone");

/**
 * Controls, blends and holds are all affine in the shown values, so that resolving once for each control gives the
 * whole function, whatever the recipe layers on top. The caller clamps values to the rendered range.
 */
export function affineLatent(
  still: Still,
  model: LatentModel,
  mapped: Mapped,
  controls: readonly Control[],
): Affine {
  const at = (shown: Still["contributions"]) =>
    resolve({ ...still, contributions: shown, influence: {} }, model, mapped);
  const moved = new Set<ControlId>(controls.map(({ id }) => id));
  const rest: Still["contributions"] = {};
  for (const { id } of model.controls) {
    const shown = moved.has(id) ? undefined : still.contributions[id];
    if (shown) rest[id] = shown;
  }
  // Controls that are not moved keep their members' influence.
  const origin = resolve({ ...still, contributions: rest }, model, mapped);
  const bare = at({});
  const rows = controls.map(({ id }) => {
    const one = at({ [id]: { [ANYONE]: 1 } });
    return one.map((value, i) => value - (bare[i] ?? 0));
  });
  return { origin, rows };
}
