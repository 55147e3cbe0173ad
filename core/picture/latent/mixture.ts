import type { LatentModel } from "@/core/picture/model/latent-model";
import type { ClassMix } from "@/core/picture/recipe/recipe";

export type ClassWeight = { classIndex: number; weight: number };

/**
 * The classes of a mix that the model has, in the model's order, with weights that sum to 1. A mix of which the model
 * has nothing (it was made for another model) is an even mixture of all its classes.
 */
export function classWeights(model: Pick<LatentModel, "classes">, mix: ClassMix): ClassWeight[] {
  const known = model.classes
    .map(({ id }, classIndex) => ({ classIndex, weight: Object.hasOwn(mix, id) ? (mix[id] ?? 0) : 0 }))
    .filter(({ weight }) => weight > 0);
  const mixed = known.length > 0 ? known : model.classes.map((_, classIndex) => ({ classIndex, weight: 1 }));
  const total = mixed.reduce((sum, { weight }) => sum + weight, 0);
  return mixed.map(({ classIndex, weight }) => ({ classIndex, weight: weight / total }));
}
