import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import type { ModelId } from "@/core/kernel/ids/ids";
import { WorkId } from "@/core/kernel/ids/ids";
import { heldOutShare, type Neighbours, nearestRows } from "@/core/picture/model/neighbours";
import { LOOK, lookOf } from "@/core/work/record/look";
import type { Training } from "@/core/work/record/originality";
import { WorkRecord } from "@/core/work/record/record";
import { readTrainingRows } from "@/server/domain/model/read-model";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Citing, Drawing, Sealing, TrainingData } from "@/server/domain/work/deps";
import { openStudio } from "../files/render-pixels";
import { asWorkVersion } from "../row";

type MeasureDeps = Pick<RoomDeps, "database" | "blobs" | "now"> &
  Pick<Drawing, "render"> &
  Pick<Sealing, "marks"> &
  Pick<Citing, "sourceTypeOf"> &
  TrainingData;

const NEAREST = 5;
/** Standard deviations that eight bits reach, 127 steps (training/audit/neighbours.py). */
const STEP = 4 / 127;

export const OriginalityData = z.object({ work: WorkId });

/** The job of saying how near a work is to what its model was trained on, and what it looks like. May run twice. */
export async function measureOriginality(deps: MeasureDeps, data: unknown): Promise<void> {
  const { work: id } = OriginalityData.parse(data);
  const { db } = deps.database;
  const work = await db.work.findUnique({ where: { id } });
  if (work?.status !== "published") return;
  const key = { work_version: { work: id, version: work.version } };
  const version = asWorkVersion(
    await db.workVersion.findUniqueOrThrow({ where: key, include: { files: true } }),
  );
  const [smallest] = version.files.toSorted((a, b) => a.size - b.size);
  const file = smallest && (await deps.blobs.get(smallest.blob));
  if (!file) throw new AppError("internal", `no file of ${id}, version ${work.version}`);
  const look = Buffer.from(lookOf(await deps.marks.reduce(file, LOOK))).toString("base64");
  const training = await trainingOf(deps, WorkRecord.parse(JSON.parse(version.record)));
  const row = { version: work.version, look, training: JSON.stringify(training), at: new Date(deps.now()) };
  await db.workOriginality.upsert({ where: { work: id }, create: { work: id, ...row }, update: row });
}

async function trainingOf(
  deps: Pick<Drawing, "render"> & Pick<Citing, "sourceTypeOf"> & TrainingData,
  record: WorkRecord,
): Promise<Training> {
  const { id } = record.model;
  const neighbours = deps.neighboursOf(id);
  if (!neighbours)
    return deps.sourceTypeOf(id) === "algorithmicMedia"
      ? { kind: "none" }
      : { kind: "unknown", why: "This model came without its training images' features." };
  const studio = openStudio(deps, `originality-${record.work}`);
  try {
    return await measured(deps, id, neighbours, await studio.features(record.recipe));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "unknown_model")
      return { kind: "unknown", why: "The model is not here any more in the version that made this work." };
    if (error.code === "render_unavailable")
      return { kind: "unknown", why: "The model's critic does not run on this instance." };
    throw error;
  } finally {
    studio.close();
  }
}

async function measured(
  deps: Pick<TrainingData, "modelsDir">,
  model: ModelId,
  neighbours: Neighbours,
  features: Float32Array,
): Promise<Training> {
  const rows = await readTrainingRows(deps.modelsDir, model);
  if (rows.length !== neighbours.count)
    throw new AppError("internal", `${rows.length} training rows; neighbours.bin has ${neighbours.count}`);
  const found = nearestRows(neighbours, features, NEAREST);
  const nearest = found.flatMap(({ row, distance }) => {
    const image = rows[row];
    if (!image) return [];
    const { artist, title, date, source } = image;
    return [{ artist, title, date, source, distance: Math.round(distance * STEP * 1e3) / 1e3 }];
  });
  return {
    kind: "measured",
    nearest,
    images: neighbours.count,
    heldOut: neighbours.heldOut.length,
    percentile: found[0] ? heldOutShare(neighbours, found[0].distance) : null,
  };
}
