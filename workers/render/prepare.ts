import { AppError } from "@/core/errors";
import type { ModelId } from "@/core/ids/ids";
import { type Mapping, mappingsNeeded, resolve } from "@/core/latent";
import { fitPalette } from "@/core/palette";
import { latentFromSeed } from "@/core/random";
import type { RenderJob } from "@/core/render/job";
import type { EngineItem } from "./engines/engine";
import type { Lru } from "./lru";
import type { RunningModel } from "./start-engine";

/** A job whose latent and colours are known: all that is left is to run it. */
export type Prepared = {
  job: RenderJob;
  running: RunningModel;
  item: EngineItem;
  /** Pixels per side that the engine renders. */
  size: number;
};

/** Resolves a job. Throws AppError `unknown_model` where the recipe's model is not here in that version. */
export async function prepare(
  job: RenderJob,
  models: ReadonlyMap<ModelId, RunningModel>,
  mapped: Lru<Float32Array>,
): Promise<Prepared> {
  const { recipe } = job;
  const running = models.get(recipe.model.id);
  if (!running || running.model.hash !== recipe.model.hash) {
    throw new AppError(
      "unknown_model",
      `no model ${recipe.model.id} with hash ${recipe.model.hash.slice(0, 12)}`,
    );
  }
  const { latent, file, hash } = running.model;
  const key = ({ seed, classIndex }: Mapping) => `${hash}/${seed}/${classIndex}`;
  const known = new Map<string, Float32Array>();
  for (const pair of mappingsNeeded(recipe, latent)) {
    const w =
      mapped.get(key(pair)) ??
      (await running.open.map(latentFromSeed(pair.seed, file.latent.z), pair.classIndex));
    mapped.set(key(pair), w);
    known.set(key(pair), w);
  }
  const w = resolve(recipe, latent, (seed, classIndex) => {
    const found = known.get(key({ seed, classIndex }));
    if (!found) throw new RangeError(`seed ${seed} class ${classIndex} was not mapped`);
    return found;
  });
  const palette = await roomPalette(job, running, w);
  const size = file.sizes.any ? Math.min(job.size, file.sizes.max) : file.sizes.native;
  return { job, running, item: { w, palette, paletteMix: recipe.palette?.strength ?? 0 }, size };
}

/** The room's colours fitted to the slots of the picture's own, which one pixel is enough to find out. */
async function roomPalette({ recipe }: RenderJob, { model, open }: RunningModel, w: Float32Array) {
  const slots = model.file.paletteSlots;
  if (!recipe.palette || recipe.palette.strength === 0 || slots === 0) return null;
  const tile = { x: 0, y: 0, width: 1, height: 1 };
  const { ownPalette } = await open.render({ items: [{ w, palette: null, paletteMix: 0 }], size: 1, tile });
  return fitPalette(recipe.palette.colours, ownPalette[0] ?? new Float32Array(slots * 3), slots);
}
