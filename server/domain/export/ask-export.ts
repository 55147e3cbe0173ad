import { randomBytes } from "node:crypto";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { loopSeconds } from "@/core/picture/loop/loop";
import { recipeHash, stillOf } from "@/core/picture/recipe/recipe";
import { EXPORT_LIMITS, type ExportRequest, framesOf } from "@/core/work/export/export";
import type { HasDatabase } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import { withheldPictures } from "@/server/domain/room/queries/withheld";
import { readState } from "@/server/domain/room/store";
import type { FollowsJobs } from "@/server/domain/work/deps";
import { h264 } from "@/server/infra/video/ffmpeg";
import { exportLimit } from "./export-limit";
import { requireEditor } from "./require-editor";
import { exportJob } from "./row";

const HOUR = 3_600_000;

/**
 * Asks for a file of a room's history, made as a job. By its host and editors, two at once each. Its id, 64 random bits, is what
 * the watermark of every frame will carry.
 */
export async function askExport(
  deps: Pick<RoomDeps, "database" | "models" | "now"> & FollowsJobs,
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
  const requireFree = await exportLimit(deps, actor);
  await db.$transaction(async (tx) => {
    await requireFree(tx);
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

/** Checks that the chosen moments exist, are shown, and are of one model: latents of two networks cannot be mixed. */
async function checkMoments(
  deps: HasDatabase,
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
  { database: { db }, models }: Pick<RoomDeps, "database" | "models">,
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
