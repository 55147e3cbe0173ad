import { AppError } from "@/core/kernel/errors";
import type { ModelId } from "@/core/kernel/ids/ids";
import { resolve } from "@/core/picture/latent";
import type { ModelFile } from "@/core/picture/model/model-file";
import { fitPalette } from "@/core/picture/palette";
import { type Ratio, SQUARE } from "@/core/picture/recipe/ratio";
import type { Still } from "@/core/picture/recipe/recipe";
import { HAND_TILES, type RenderJob } from "@/core/picture/render/job";
import { paintedShape } from "@/core/picture/render/octaves";
import {
  areaOf,
  drawnRatio,
  halfOf,
  pixelsIn,
  type Shape,
  shapeOf,
  squareOf,
} from "@/core/picture/render/shape";
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
  /** The shape of the picture, which its recipe asks for and its model can draw. */
  ratio: Ratio;
  /** What the engine renders. */
  drawn: Shape;
  /** How the picture is painted; null where it stays as its generator draws it. */
  paint: PaintPlan | null;
  /** What is painted; `drawn` where nothing is. */
  target: Shape;
};

/** A picture's RGB bytes, [height x width x 3]. */
export type Pixels = { rgb: Uint8Array; shape: Shape };

/** What there is to work with. */
export type Studio = {
  models: ReadonlyMap<ModelId, RunningModel>;
  finishes: Finishes;
  mapped: Lru<Float32Array>;
  /** Pixels per side of painted moving frames, of a finish's live size. */
  pace?: Pick<Pace, "shape">;
};

/** Resolves a job. Throws AppError `unknown_model` where the recipe's model or finish is not here in that version. */
export async function prepare(job: RenderJob, { models, finishes, mapped, pace }: Studio): Promise<Prepared> {
  const { recipe } = job;
  const running = runningModel(recipe, models);
  const { file } = running.model;
  const w = await latentBetween(job, running, mapped);
  const colours = await paletteBetween(job, running, w);
  const paint = planOf(job, finishes);
  const ratio = job.purpose === "features" ? SQUARE : drawnRatio(recipe, file.sizes);
  const target = targetOf(job, ratio, { plan: paint, pace });
  const drawn = drawnShape(file.sizes, { ratio, target, size: job.size });
  return { job, running, item: { w, ...colours }, ratio, drawn, paint, target: target ?? drawn };
}

/** The same picture as it is seen live, which the first octave of a larger one is painted on. */
export function atLive(prepared: Prepared, live: number): Prepared {
  const { ratio, job, running } = prepared;
  const target = areaOf(ratio, live);
  return {
    ...prepared,
    target,
    drawn: drawnShape(running.model.file.sizes, { ratio, target, size: job.size }),
  };
}

/** What a job's picture is painted at; null where it is not. */
function targetOf(
  { purpose, size }: RenderJob,
  ratio: Ratio,
  { plan, pace }: { plan: PaintPlan | null; pace: Studio["pace"] },
): Shape | null {
  if (!plan) return null;
  const { live } = plan.running.finish.file;
  if (purpose === "hands") return areaOf(ratio, HAND_TILES.size);
  if (purpose === "moving") return pace?.shape(ratio, live) ?? areaOf(ratio, live);
  return paintedShape(ratio, size, live);
}

/** What an engine draws for it: the picture itself, or one that is enlarged where it draws none as large. */
function drawnShape(
  { any, native, max }: ModelFile["sizes"],
  { ratio, target, size }: { ratio: Ratio; target: Shape | null; size: number },
): Shape {
  if (!any) return squareOf(native);
  if (!target) return shapeOf(ratio, Math.min(size, max));
  if (ratio === SQUARE) return squareOf(Math.min(target.width, max));
  // As many pixels as its largest square has, and still exactly of the ratio.
  let drawn = target;
  while (pixelsIn(drawn) > max ** 2) drawn = halfOf(drawn);
  return drawn;
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
  const { ownPalette } = await open.render({
    items: [{ w, palette: null, paletteMix: 0 }],
    picture: squareOf(1),
    tile,
  });
  return fitPalette(recipe.palette.colours, ownPalette[0] ?? new Float32Array(slots * 3), slots);
}
