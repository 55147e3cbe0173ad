import { AppError } from "@/core/errors";
import { type ExportRequest, FRAMES_PER_SECOND, framesOf } from "@/core/export/export";
import { type Frame, loopFrames, picturesOf, thin } from "@/core/export/plan-frames";
import type { ActorId } from "@/core/ids/ids";
import { loopMoments } from "@/core/loop/loop";
import { recipeHash, type Still, stillOf } from "@/core/recipe/recipe";
import { drawnSizes, isPainted } from "@/core/render/drawn-sizes";
import { readState, toEvent } from "@/server/domain/room/store";
import { withheldPictures } from "@/server/domain/room/withheld";
import type { WorkDeps } from "@/server/domain/work/deps";
import { openStudio } from "@/server/domain/work/render-pixels";
import type { JobContext } from "@/server/infra/jobs/job-runner";
import { animatedWebp } from "@/server/infra/video/animated-webp";
import type { VideoFrame } from "@/server/infra/video/animation";
import { h264, mp4Sink, withXmpBox } from "@/server/infra/video/ffmpeg";
import { vp8Frame } from "@/server/infra/video/vp8";
import { webm } from "@/server/infra/video/webm";
import type { Labelled } from "./run-export";

type Moving = Exclude<ExportRequest, { kind: "sheet" }>;
type Making = { wanted: Moving; actor: ActorId; labelled: Labelled; context: JobContext };

const FRAME_MS = 1000 / FRAMES_PER_SECOND;
/** For how long a time-lapse rests on what it came to. */
const REST_MS = 1500;

/** A loop or a time-lapse: every frame rendered, watermarked and encoded, one after another. */
export async function animate(deps: WorkDeps, making: Making): Promise<Uint8Array> {
  const { wanted, labelled, context } = making;
  const frames = await framesFor(deps, making);
  const studio = openStudio(deps, `export/${labelled.id}`);
  const sink = wanted.format === "mp4" ? await openMp4(wanted.size, labelled) : openVp8(wanted, labelled);
  try {
    for (const [i, { still, towards }] of frames.entries()) {
      context.signal.throwIfAborted();
      const { any, native } = sizesBetween({ still, towards }, deps.sizesOf(still.model.id));
      const drawn = any ? wanted.size : native;
      const pixels = towards
        ? await studio.between(still, towards, drawn)
        : await studio.pixels(still, drawn);
      const sized = drawn === wanted.size ? pixels : await deps.marks.enlarge(pixels, drawn, wanted.size);
      const marked = await deps.marks.embed(sized, wanted.size, BigInt(`0x${labelled.id}`));
      const rests = wanted.kind === "timelapse" && i === frames.length - 1;
      await sink.add(
        marked,
        Math.round((i + 1) * FRAME_MS) - Math.round(i * FRAME_MS) + (rests ? REST_MS : 0),
      );
      context.progress((i + 1) / frames.length);
    }
    return await sink.end();
  } finally {
    studio.close();
    await sink.dispose();
  }
}

/** On the way to a painted picture the paint fades in, which makes all of it painted. */
const sizesBetween = (
  { still, towards }: Pick<Frame, "still" | "towards">,
  sizes: ReturnType<WorkDeps["sizesOf"]>,
) => drawnSizes(towards && !isPainted(still) ? towards.recipe : still, sizes);

/** The frames of what was asked for, without pictures that are not shown any more or whose model is not here. */
async function framesFor(deps: WorkDeps, { wanted, actor }: Making): Promise<Frame[]> {
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
    return loopFrames(stills, framesOf(wanted));
  }
  if (wanted.kind === "keyframes") {
    const keyframes = (await readState(db, room, wanted.seq))?.recipe.keyframes ?? [];
    const shown = keyframes.filter(({ recipe }) => isShown(recipe));
    const frames = loopMoments(shown, framesOf(wanted));
    if (frames.length === 0) throw new AppError("gone", "keyframes of a loop are not shown any more");
    return frames;
  }
  const rows = await db.roomEvent.findMany({ where: { room }, orderBy: { seq: "asc" } });
  const isHere = ({ model }: Still) => deps.models.get(model.id)?.hash === model.hash;
  const pictures = picturesOf(rows.map(toEvent)).filter((still) => isHere(still) && isShown(still));
  if (pictures.length === 0) throw new AppError("unknown_model", "no picture of the log can be drawn");
  return thin(pictures, framesOf(wanted)).map((still) => ({ still }));
}

type Sink = {
  add: (rgb: Uint8Array, ms: number) => Promise<void>;
  end: () => Promise<Uint8Array>;
  dispose: () => Promise<void>;
};

function openVp8({ size, format }: Moving, { title, xmp, url, software }: Labelled): Sink {
  const frames: VideoFrame[] = [];
  return {
    async add(rgb, ms) {
      frames.push({ vp8: await vp8Frame(rgb, size), ms });
    },
    async end() {
      const animation = { width: size, height: size, frames };
      if (format === "webp") return animatedWebp(animation, xmp);
      return webm(animation, { title, software, tags: { TITLE: title, URL: url, XMP: xmp } });
    },
    dispose: async () => {},
  };
}

async function openMp4(size: number, { title, xmp, url }: Labelled): Promise<Sink> {
  const encoder = await h264();
  if (!encoder) throw new AppError("out_of_range", "no H.264 encoder here any more");
  const mp4 = await mp4Sink(encoder, { size, fps: FRAMES_PER_SECOND, title, comment: url });
  return {
    async add(rgb, ms) {
      // A constant rate: what rests is shown again.
      for (let shown = 0; shown < Math.max(1, Math.round(ms / FRAME_MS)); shown++) await mp4.write(rgb);
    },
    end: async () => withXmpBox(await mp4.end(), xmp),
    dispose: mp4.dispose,
  };
}
