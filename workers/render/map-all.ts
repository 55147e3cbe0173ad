import { latentFromSeed } from "@/core/kernel/random";
import { type Mapped, mappingsNeeded } from "@/core/picture/latent";
import type { Still } from "@/core/picture/recipe/recipe";
import type { Lru } from "./lru";
import type { RunningModel } from "./try-engine";

/** Runs the mapping network for everything that a recipe needs from it, and caches the results. */
export async function mapAll(
  recipe: Still,
  { model, open }: Pick<RunningModel, "model" | "open">,
  remembered: Lru<Float32Array>,
): Promise<Mapped> {
  const known = new Map<string, Float32Array>();
  for (const { seed, classIndex } of mappingsNeeded(recipe, model.latent)) {
    const key = `${model.hash}/${seed}/${classIndex}`;
    const w = remembered.get(key) ?? (await open.map(latentFromSeed(seed, model.file.latent.z), classIndex));
    remembered.set(key, w);
    known.set(`${seed}/${classIndex}`, w);
  }
  return (seed, classIndex) => {
    const found = known.get(`${seed}/${classIndex}`);
    if (!found) throw new RangeError(`seed ${seed} class ${classIndex} was not mapped`);
    return found;
  };
}
