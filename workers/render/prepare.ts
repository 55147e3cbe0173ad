import { AppError } from "@/core/kernel/errors";
import type { ModelId } from "@/core/kernel/ids/ids";
import { resolve } from "@/core/picture/latent";
import { fitPalette } from "@/core/picture/palette";
import type { Still } from "@/core/picture/recipe/recipe";
import { HAND_TILES, type RenderJob } from "@/core/picture/render/job";
import { paintedSize } from "@/core/picture/render/octaves";
import type { EngineItem } from "./engines/engine";
import type { Lru } from "./lru";
import { mapAll } from "./map-all";
import type { Pace } from "./pace";
import { type PaintPlan, planOf } from "./paint/plan";
import type { Finishes } from "./paint/running";
import type { RunningModel } from "./start-engine";

/** A job whose latent and colours are known: all that is left is to run it. */
export type Prepared = {
  job: RenderJob;
  running: RunningModel;
  item: EngineItem;
  /** Pixels per side that the engine renders. */
  size: number;
  /** How the picture is painted; null where it stays as its generator draws it. */
  paint: PaintPlan | null;
  /** Pixels per side at which it is painted; `size` where it is not. */
  target: number;
};

/** What there is to work with. */
export type Studio = {
  models: ReadonlyMap<ModelId, RunningModel>;
  finishes: Finishes;
  mapped: Lru<Float32Array>;
  /** Pixels per side of painted moving frames, of a finish's live size. */
  pace?: Pick<Pace, "size">;
};

/** Resolves a job. Throws AppError `unknown_model` where the recipe's model or finish is not here in that version. */
export async function prepare(job: RenderJob, { models, finishes, mapped, pace }: Studio): Promise<Prepared> {
  const { recipe } = job;
  const running = runningModel(recipe, models);
  const { file } = running.model;
  const w = await latentBetween(job, running, mapped);
  const colours = await paletteBetween(job, running, w);
  const paint = planOf(job, finishes);
  const target = targetOf(job, paint, pace);
  const drawn = target ?? job.size;
  const size = file.sizes.any ? Math.min(drawn, file.sizes.max) : file.sizes.native;
  return { job, running, item: { w, ...colours }, size, paint, target: target ?? size };
}

/** The size at which a job's picture is painted; null where it is not. */
function targetOf({ purpose, size }: RenderJob, plan: PaintPlan | null, pace: Studio["pace"]): number | null {
  if (!plan) return null;
  const { live } = plan.running.finish.file;
  if (purpose === "hands") return HAND_TILES.size;
  return purpose === "moving" ? (pace?.size(live) ?? live) : paintedSize(size, live);
}

/** A job's latent, [layers x w]: its recipe's, or where it is on a straight line towards another's. */
async function latentBetween(
  { recipe, towards }: RenderJob,
  running: RunningModel,
  mapped: Lru<Float32Array>,
): Promise<Float32Array> {
  const { latent } = running.model;
  const w = resolve(recipe, latent, await mapAll(recipe, running, mapped));
  if (!towards || towards.t === 0) return w;
  if (towards.recipe.model.hash !== recipe.model.hash)
    throw new AppError("malformed", "there is no way from one model's picture to another's");
  const to = resolve(towards.recipe, latent, await mapAll(towards.recipe, running, mapped));
  // Written so that t = 1 is the other to the bit.
  return w.map((value, i) => (1 - towards.t) * value + towards.t * (to[i] ?? 0));
}

/** The colours that go with it; a palette that only one of two has fades in or out. */
async function paletteBetween(
  { recipe, towards }: RenderJob,
  running: RunningModel,
  w: Float32Array,
): Promise<Pick<EngineItem, "palette" | "paletteMix">> {
  const from = await roomPalette(recipe, running, w);
  const strength = recipe.palette?.strength ?? 0;
  if (!towards) return { palette: from, paletteMix: strength };
  const { t } = towards;
  const to = await roomPalette(towards.recipe, running, w);
  const other = towards.recipe.palette?.strength ?? 0;
  if (!from || !to) return { palette: from ?? to, paletteMix: from ? (1 - t) * strength : t * other };
  const mixed = from.map((value, i) => (1 - t) * value + t * (to[i] ?? 0));
  return { palette: mixed, paletteMix: (1 - t) * strength + t * other };
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
