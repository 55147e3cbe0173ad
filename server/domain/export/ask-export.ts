import { randomBytes } from "node:crypto";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { loopSeconds } from "@/core/picture/loop/loop";
import { recipeHash, stillOf } from "@/core/picture/recipe/recipe";
import { EXPORT_LIMITS, type ExportRequest, framesOf } from "@/core/work/export/export";
import type { Tx } from "@/prisma/client";
import { holdPerson } from "@/server/domain/identity/hold-person";
import { withheldPictures } from "@/server/domain/room/queries/withheld";
import { readState } from "@/server/domain/room/store";
import type { WorkDeps } from "@/server/domain/work/deps";
import { h264 } from "@/server/infra/video/ffmpeg";
import { requireEditor } from "./require-editor";

const HOUR = 3_600_000;
export const exportJob = (id: string): string => `export/${id}`;

/**
 * Asks for a file of a room's history, made as a job. By its host and editors, two at once each. Its id, 64 random bits, is what
 * the watermark of every frame will carry.
 */
export async function askExport(
  deps: Pick<WorkDeps, "database" | "models" | "now" | "jobs">,
  actor: ActorId,
  wanted: ExportRequest,
): Promise<{ id: string }> {
  const { db } = deps.database;
  await requireEditor(deps, wanted.room, actor);
  if (wanted.format === "mp4" && !(await h264()))
    throw new AppError(
      "out_of_range",
      "no encoder",
      "MP4 cannot be made on this server: it has no ffmpeg with an H.264 encoder. WebM and WebP can.",
    );
  if (wanted.kind === "loop") await checkMoments(deps, actor, wanted);
  if (wanted.kind === "keyframes") await checkKeyframes(deps, wanted);
  const room = await db.room.findUniqueOrThrow({ where: { id: wanted.room } });
  const id = randomBytes(8).toString("hex");
  const now = deps.now();
  await db.$transaction(async (tx) => {
    await requireFree(tx, actor, now);
    await tx.roomExport.create({
      data: {
        id,
        room: room.id,
        actor,
        kind: wanted.kind,
        format: wanted.format,
        size: wanted.kind === "sheet" ? 0 : wanted.size,
        frames: wanted.kind === "sheet" ? 1 : framesOf(wanted),
        data: canonicalJson(wanted),
        title: room.title,
        createdAt: new Date(now),
        expiresAt: new Date(now + EXPORT_LIMITS.hours * HOUR),
      },
    });
  });
  await deps.jobs.ask("export", exportJob(id), { export: id });
  return { id };
}

/** Milliseconds in which an export that has no job yet is about to get one. */
const ABOUT_TO_BE = 60_000;

/** `limit_reached` for one who has as many being made as they may. In the transaction that asks for one more. */
export async function requireFree(tx: Tx, actor: ActorId, now: number): Promise<void> {
  const mine = await tx.roomExport.findMany({
    where: { actor: { in: await holdPerson(tx, actor) }, readyAt: null, expiresAt: { gt: new Date(now) } },
    select: { id: true, createdAt: true },
  });
  const jobs = await tx.job.findMany({
    where: { name: { in: mine.map(({ id }) => exportJob(id)) } },
    select: { name: true, state: true },
  });
  const stateOf = new Map(jobs.map(({ name, state }) => [name, state]));
  const busy = mine.filter(({ id, createdAt }) => {
    const state = stateOf.get(exportJob(id));
    return state ? ["waiting", "running"].includes(state) : now - createdAt.getTime() < ABOUT_TO_BE;
  }).length;
  if (busy >= EXPORT_LIMITS.atOnce)
    throw new AppError(
      "limit_reached",
      "exports at once",
      `${EXPORT_LIMITS.atOnce} exports of yours are being made. Wait for one, or cancel it.`,
    );
}

/** The chosen moments are there, shown, and of one model: there is no way from one network's latents to another's. */
async function checkMoments(
  deps: Pick<WorkDeps, "database">,
  actor: ActorId,
  { room, moments }: Extract<ExportRequest, { kind: "loop" }>,
): Promise<void> {
  const withheld = await withheldPictures(deps, [room], actor);
  const models = new Set<string>();
  for (const seq of moments) {
    const state = await readState(deps.database.db, room, seq);
    if (!state)
      throw new AppError(
        "out_of_range",
        `no event ${seq}`,
        "One of those moments is not in this room's history.",
      );
    const gone = withheld.get(`${room}/${recipeHash(stillOf(state.recipe))}`);
    if (gone) throw new AppError("gone", "a withheld moment", gone);
    models.add(state.recipe.model.hash);
  }
  if (models.size > 1)
    throw new AppError(
      "out_of_range",
      "several models",
      "A loop goes through moments of one model. Choose others.",
    );
}

/** There is a loop at that moment, and every picture of it can be drawn here. */
async function checkKeyframes(
  { database: { db }, models }: Pick<WorkDeps, "database" | "models">,
  { room, seq }: Extract<ExportRequest, { kind: "keyframes" }>,
): Promise<void> {
  const state = await readState(db, room, seq);
  const keyframes = state?.recipe.keyframes ?? [];
  if (loopSeconds(keyframes) === 0)
    throw new AppError("out_of_range", "no loop", "A loop needs two keyframes at different times.");
  const old = keyframes.find(({ recipe: { model } }) => models.get(model.id)?.hash !== model.hash);
  if (old)
    throw new AppError(
      "unknown_model",
      `keyframe ${old.id}`,
      "A keyframe uses a model that is no longer installed. Save the keyframe again.",
    );
}
