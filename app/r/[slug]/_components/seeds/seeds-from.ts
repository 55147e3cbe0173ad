import { uint32s } from "@/core/kernel/random";
import { chosenSeed } from "@/core/picture/model/chosen-seeds";
import type { ModelInfo } from "@/core/picture/model/model-file";

/**
 * The seeds of a browse that began at `start`: the same ones in the same order, `count` of them, each once. Those that the model draws well
 * come; where it names none, any. Fewer, where there are no more.
 */
export function seedsFrom(
  start: number,
  count: number,
  model: Pick<ModelInfo, "classes" | "seeds">,
  family: string | undefined,
): number[] {
  const next = uint32s(start);
  const seeds = new Set<number>();
  for (let tries = 0; seeds.size < count && tries < MOST_TRIES * count; tries++)
    seeds.add(chosenSeed(model, next(), family));
  return [...seeds];
}

const MOST_TRIES = 20;
