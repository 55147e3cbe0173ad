import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId, Sha256 } from "@/core/kernel/ids/ids";
import { EXPORT_MIME, type ExportFormat, type ExportKind } from "@/core/work/export/export";
import { isLetStand } from "@/core/work/record/shown";
import { familyOf } from "@/server/domain/identity/actors";
import type { WorkDeps } from "@/server/domain/work/deps";
import { h264 } from "@/server/infra/video/ffmpeg";
import { exportJob, requireFree } from "./ask-export";
import { requireEditor, requireEditorOf } from "./require-editor";
import { asRoomExport } from "./row";

export type RoomExport = {
  id: string;
  kind: ExportKind;
  format: ExportFormat;
  size: number;
  frames: number;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  progress: number;
  bytes: number | null;
  /** Where it can be had, once it is ready. */
  url: string | null;
  createdAt: number;
  expiresAt: number;
  /** Whether the viewer may cancel it or ask again. */
  mine: boolean;
};

const exportUrl = (id: string, format: string): string => `/api/exports/${id}.${format}`;

/** A room's exports that are there or being made, the newest first, and whether MP4 can be made here. */
export async function listExports(
  deps: Pick<WorkDeps, "database" | "now" | "jobs">,
  actor: ActorId,
  room: RoomId,
): Promise<{ exports: RoomExport[]; mp4: boolean }> {
  const { db } = deps.database;
  const role = await requireEditor(deps, room, actor);
  const family = await familyOf(db, actor);
  const found = await db.roomExport.findMany({
    where: { room, expiresAt: { gt: new Date(deps.now()) } },
    orderBy: { createdAt: "desc" },
    take: 20,
  });
  const exports = await Promise.all(
    asRoomExport(found).map(async (row): Promise<RoomExport> => {
      const job = row.readyAt ? null : await deps.jobs.status(exportJob(row.id));
      const format = row.format as ExportFormat;
      return {
        id: row.id,
        kind: row.kind as ExportKind,
        format,
        size: row.size,
        frames: row.frames,
        state: row.readyAt ? "done" : (job?.state ?? "failed"),
        progress: row.readyAt ? 1 : (job?.progress ?? 0),
        bytes: row.bytes,
        url: row.readyAt && row.blob ? exportUrl(row.id, format) : null,
        createdAt: row.createdAt.getTime(),
        expiresAt: row.expiresAt.getTime(),
        mine: role === "host" || family.includes(row.actor),
      };
    }),
  );
  return { exports, mp4: (await h264()) !== null };
}

/** An export that somebody may end or ask for again: who asked for it, and the room's host. */
async function requireMine(deps: Pick<WorkDeps, "database" | "now">, actor: ActorId, id: string) {
  const { db } = deps.database;
  const row = asRoomExport(await db.roomExport.findUnique({ where: { id } }));
  if (!row || row.expiresAt.getTime() <= deps.now()) throw new AppError("not_found");
  const role = await requireEditorOf(deps, row.room, actor);
  if (role !== "host" && !(await familyOf(db, actor)).includes(row.actor))
    throw new AppError(
      "forbidden",
      "somebody else's export",
      "Only the person who asked for the export, or the host, can do that.",
    );
  return row;
}

/** Stops the making of an export. */
export async function cancelExport(
  deps: Pick<WorkDeps, "database" | "now" | "jobs">,
  actor: ActorId,
  id: string,
): Promise<void> {
  await requireMine(deps, actor, id);
  if (!(await deps.jobs.cancel(exportJob(id))))
    throw new AppError("conflict", "not being made", "This export has finished or was cancelled already.");
}

/** Makes one anew that failed or was cancelled. */
export async function retryExport(
  deps: Pick<WorkDeps, "database" | "now" | "jobs">,
  actor: ActorId,
  id: string,
): Promise<void> {
  const row = await requireMine(deps, actor, id);
  if (row.readyAt) throw new AppError("conflict", "ready", "It is ready.");
  const { db } = deps.database;
  await db.$transaction(async (tx) => {
    await requireFree(tx, actor, deps.now());
    // Counted from now on: of two that ask at once the second finds the first.
    await tx.job.updateMany({
      where: { name: exportJob(id), state: { in: ["failed", "cancelled"] } },
      data: { state: "waiting", progress: 0, error: null, attempts: 0 },
    });
  });
  await deps.jobs.ask("export", exportJob(id), { export: id });
}

/** An export's file, for the room's host and editors while it is kept. `gone` when it is not, or shows what was taken away since. */
export async function readExport(
  deps: Pick<WorkDeps, "database" | "blobs" | "now">,
  actor: ActorId,
  { id, format }: { id: string; format: string },
): Promise<{ bytes: Uint8Array; mime: string; hash: Sha256; name: string }> {
  const { db } = deps.database;
  const row = asRoomExport(await db.roomExport.findUnique({ where: { id } }));
  if (!row || row.format !== format) throw new AppError("not_found");
  await requireEditorOf(deps, row.room, actor);
  if (row.expiresAt.getTime() <= deps.now())
    throw new AppError("gone", "expired", "Exports are kept for a day. Export it again from the room.");
  if (!row.blob) throw new AppError("not_found");
  const works = await db.work.findMany({
    where: { room: row.room, publishedAt: { not: null }, updatedAt: { gt: row.createdAt } },
  });
  if (works.some((work) => !isLetStand(work)))
    throw new AppError(
      "gone",
      "moderated since",
      "Moderators have removed a picture of this room since. Make the export again.",
    );
  const bytes = await deps.blobs.get(row.blob);
  if (!bytes) throw new AppError("gone");
  const name = `cohue-${row.kind}-${row.id}.${row.format}`;
  return { bytes, mime: EXPORT_MIME[row.format as ExportFormat], hash: row.blob, name };
}

/** Lets go of files that were kept long enough; the rows stay, so that a watermark can still be told. */
export const forgetOldExports = async (deps: Pick<WorkDeps, "database">, now: number): Promise<number> =>
  (
    await deps.database.db.roomExport.updateMany({
      where: { expiresAt: { lte: new Date(now) }, blob: { not: null } },
      data: { blob: null },
    })
  ).count;
