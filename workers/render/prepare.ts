import { AppError } from "@/core/errors";
import type { ModelId } from "@/core/ids/ids";
import { resolve } from "@/core/latent";
import { fitPalette } from "@/core/palette";
import type { Still } from "@/core/recipe/recipe";
import type { RenderJob } from "@/core/render/job";
import type { EngineItem } from "./engines/engine";
import type { Lru } from "./lru";
import { mapAll } from "./map-all";
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
  const running = runningModel(recipe, models);
  const { latent, file } = running.model;
  const w = resolve(recipe, latent, await mapAll(recipe, running, mapped));
  const palette = await roomPalette(recipe, running, w);
  const size = file.sizes.any ? Math.min(job.size, file.sizes.max) : file.sizes.native;
  return { job, running, item: { w, palette, paletteMix: recipe.palette?.strength ?? 0 }, size };
}

/** The model that a recipe names, in that version. Throws AppError `unknown_model`. */
export function runningModel<Running extends Pick<RunningModel, "model">>(
  { model: { id, hash } }: Pick<Still, "model">,
  models: ReadonlyMap<ModelId, Running>,
): Running {
  const running = models.get(id);
  if (running?.model.hash === hash) return running;
  throw new AppError("unknown_model", `no model ${id} with hash ${hash.slice(0, 12)}`);
}

/** The room's colours fitted to the slots of the picture's own, which one pixel is enough to find out. */
export async function roomPalette(
  recipe: Still,
  { model, open }: Pick<RunningModel, "model" | "open">,
  w: Float32Array,
) {
  const slots = model.file.paletteSlots;
  if (!recipe.palette || recipe.palette.strength === 0 || slots === 0) return null;
  const tile = { x: 0, y: 0, width: 1, height: 1 };
  const { ownPalette } = await open.render({ items: [{ w, palette: null, paletteMix: 0 }], size: 1, tile });
  return fitPalette(recipe.palette.colours, ownPalette[0] ?? new Float32Array(slots * 3), slots);
}
