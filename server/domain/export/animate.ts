import { join } from "node:path";
import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { loopMoments } from "@/core/picture/loop/loop";
import { type Ratio, ratioOf, SQUARE } from "@/core/picture/recipe/ratio";
import { recipeHash, type Still, stillOf } from "@/core/picture/recipe/recipe";
import { drawnSizes, isPainted } from "@/core/picture/render/drawn-sizes";
import { inRatio, ratiosOf, type Shape, shapeOf, squareOf } from "@/core/picture/render/shape";
import { type ExportRequest, FRAMES_PER_SECOND, framesOf } from "@/core/work/export/export";
import { alongPictures, type Frame, loopFrames, thinned } from "@/core/work/export/plan-frames";
import type { Db } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import { eventsOf } from "@/server/domain/room/queries/read-events";
import { withheldPictures } from "@/server/domain/room/queries/withheld";
import { readState } from "@/server/domain/room/store";
import type { Drawing, Sealing } from "@/server/domain/work/deps";
import { openStudio } from "@/server/domain/work/files/render-pixels";
import type { JobContext } from "@/server/infra/jobs/jobs";
import { animatedWebp } from "@/server/infra/video/animated-webp";
import { addXmpBox, h264, mp4Sink } from "@/server/infra/video/ffmpeg";
import { vp8Frame } from "@/server/infra/video/vp8";
import { webm } from "@/server/infra/video/webm";
import type { Labelled } from "./labelled";

export type AnimateDeps = Pick<RoomDeps, "database" | "models"> &
  Pick<Drawing, "render" | "sizesOf"> &
  Pick<Sealing, "marks">;

type Moving = Exclude<ExportRequest, { kind: "sheet" }>;
type Making = { wanted: Moving; actor: ActorId; labelled: Labelled; context: JobContext; scratch: string };
/** Frames as they are needed, so that a long log is never in memory as a whole. */
type Film = { count: number; ratio: Ratio; frames: AsyncIterable<Frame> | Iterable<Frame> };

const FRAME_MS = 1000 / FRAMES_PER_SECOND;
/** For how long a time-lapse rests on what it came to. */
const REST_MS = 1500;

/**
 * A loop or a time-lapse: every frame rendered, watermarked, encoded and written, one after another. Answers the path of the file,
 * in `scratch`.
 */
export async function animate(deps: AnimateDeps, making: Making): Promise<string> {
  const { wanted, labelled, context, scratch } = making;
  const film = await filmFor(deps, making);
  const shape = shapeOf(film.ratio, wanted.size);
  const studio = openStudio(deps, `export/${labelled.id}`);
  const path = join(scratch, `${labelled.id}.${wanted.format}`);
  const sink =
    wanted.format === "mp4"
      ? await openMp4(path, shape, labelled)
      : await openVp8(path, { format: wanted.format, shape }, labelled);
  try {
    let i = 0;
    for await (const { still: own, towards } of film.frames) {
      context.signal.throwIfAborted();
      const still = inRatio(own, film.ratio);
      const { any, native } = sizesBetween({ still, towards }, deps.sizesOf(still.model.id));
      const drawn = any ? wanted.size : native;
      const pixels = towards
        ? await studio.between(still, towards, drawn)
        : await studio.pixels(still, drawn);
      const sized =
        drawn === wanted.size
          ? pixels
          : await deps.marks.enlarge(pixels, squareOf(drawn), squareOf(wanted.size));
      const marked = await deps.marks.embed(sized, shape, BigInt(`0x${labelled.id}`));
      const rests = wanted.kind === "timelapse" && i === film.count - 1;
      await sink.add(
        marked,
        Math.round((i + 1) * FRAME_MS) - Math.round(i * FRAME_MS) + (rests ? REST_MS : 0),
      );
      context.progress((i + 1) / film.count);
      i += 1;
    }
    await sink.end();
    return path;
  } finally {
    studio.close();
    await sink.dispose();
  }
}

/** On the way to a painted picture the paint fades in, which makes all of it painted. */
const sizesBetween = (
  { still, towards }: Pick<Frame, "still" | "towards">,
  sizes: ReturnType<Drawing["sizesOf"]>,
) => drawnSizes(towards && !isPainted(still) ? towards.recipe : still, sizes);

/** The frames of what was asked for, without pictures that are not shown any more or whose model is not here. */
async function filmFor(
  deps: Pick<RoomDeps, "database" | "models"> & Pick<Drawing, "sizesOf">,
  { wanted, actor }: Making,
): Promise<Film> {
  const { db } = deps.database;
  const { room } = wanted;
  const withheld = await withheldPictures(deps, [room], actor);
  const isShown = (still: Still) => !withheld.has(`${room}/${recipeHash(still)}`);
  if (wanted.kind === "loop") {
    const stills: Still[] = [];
    for (const seq of wanted.moments) {
      const state = await readState(db, room, seq);
      if (state && isShown(stillOf(state.recipe))) stills.push(stillOf(state.recipe));
    }
    if (stills.length < 2) throw new AppError("gone", "moments of a loop are not shown any more");
    return whole(loopFrames(stills, framesOf(wanted)), ratioFor(deps, stills, stills[0]));
  }
  if (wanted.kind === "keyframes") {
    const recipe = (await readState(db, room, wanted.seq))?.recipe;
    const keyframes = recipe?.keyframes ?? [];
    const shown = keyframes.filter(({ recipe }) => isShown(recipe));
    const frames = loopMoments(shown, framesOf(wanted));
    if (frames.length === 0) throw new AppError("gone", "keyframes of a loop are not shown any more");
    const stills = shown.map((keyframe) => keyframe.recipe);
    return whole(frames, ratioFor(deps, stills, recipe));
  }
  const isHere = ({ model }: Still) => deps.models.get(model.id)?.hash === model.hash;
  const pictures = () => picturesOf(db, room, (still) => isHere(still) && isShown(still));
  // Twice along the log: to know how many there are, and to take those that are wanted.
  let all = 0;
  let last: Still | undefined;
  const models = new Map<string, Still>();
  for await (const still of pictures()) {
    all += 1;
    last = still;
    models.set(still.model.id, still);
  }
  if (all === 0) throw new AppError("unknown_model", "no picture of the log can be drawn");
  const places = thinned(all, framesOf(wanted));
  const ratio = ratioFor(deps, [...models.values()], last);
  return { count: places.length, ratio, frames: taken(pictures(), new Set(places)) };
}

const whole = (frames: Frame[], ratio: Ratio): Film => ({ count: frames.length, ratio, frames });

/** A film has one shape: that of one of its pictures, or square where a model among them cannot draw it. */
function ratioFor(
  { sizesOf }: Pick<Drawing, "sizesOf">,
  stills: readonly Still[],
  leading: Pick<Still, "ratio"> | undefined,
): Ratio {
  const ratio = ratioOf(leading ?? {});
  return stills.every(({ model }) => ratiosOf(sizesOf(model.id)).includes(ratio)) ? ratio : SQUARE;
}

/** A log's pictures that fit, in order, each once where it did not change, the log read a few events at a time. */
async function* picturesOf(db: Db, room: RoomId, fits: (still: Still) => boolean): AsyncGenerator<Still> {
  const step = alongPictures();
  for await (const event of eventsOf(db, { room })) {
    const still = step(event);
    if (still && fits(still)) yield still;
  }
}

async function* taken(stills: AsyncIterable<Still>, places: ReadonlySet<number>): AsyncGenerator<Frame> {
  let place = 0;
  for await (const still of stills) {
    if (places.has(place)) yield { still };
    place += 1;
  }
}

type Sink = {
  add: (rgb: Uint8Array, ms: number) => Promise<void>;
  end: () => Promise<void>;
  dispose: () => Promise<void>;
};

async function openVp8(
  path: string,
  { format, shape }: { format: Moving["format"]; shape: Shape },
  { title, xmp, url, software }: Labelled,
): Promise<Sink> {
  const about = {
    ...shape,
    xmp,
    title,
    software,
    tags: { TITLE: title, URL: url, XMP: xmp },
  };
  const file = await (format === "webp" ? animatedWebp(path, about) : webm(path, about));
  return {
    add: async (rgb, ms) => file.add({ vp8: await vp8Frame(rgb, shape), ms }),
    end: file.end,
    dispose: file.close,
  };
}

async function openMp4(path: string, shape: Shape, { title, xmp, url }: Labelled): Promise<Sink> {
  const encoder = await h264();
  if (!encoder) throw new AppError("out_of_range", "no H.264 encoder here any more");
  const mp4 = mp4Sink(path, encoder, { shape, fps: FRAMES_PER_SECOND, title, comment: url });
  return {
    async add(rgb, ms) {
      // A constant rate: what rests is shown again.
      for (let shown = 0; shown < Math.max(1, Math.round(ms / FRAME_MS)); shown++) await mp4.write(rgb);
    },
    async end() {
      await mp4.end();
      await addXmpBox(path, xmp);
    },
    dispose: mp4.dispose,
  };
}
