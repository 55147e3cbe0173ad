import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { ExportFormat, ExportKind } from "@/core/work/export/export";
import { familyOf } from "@/server/domain/identity/actors";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { FollowsJobs } from "@/server/domain/work/deps";
import { h264 } from "@/server/infra/video/ffmpeg";
import { requireEditor } from "./require-editor";
import { asRoomExport, exportJob } from "./row";

export type RoomExport = {
  id: string;
  kind: ExportKind;
  format: ExportFormat;
  size: number;
  frames: number;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  progress: number;
  bytes: number | null;
  /** Its address, once it is ready. */
  url: string | null;
  createdAt: number;
  expiresAt: number;
  /** Whether the viewer may cancel it or ask again. */
  mine: boolean;
};

const exportUrl = (id: string, format: string): string => `/api/exports/${id}.${format}`;

/** A room's exports that are there or being made, the newest first, and whether MP4 can be made here. */
export async function listExports(
  deps: Pick<RoomDeps, "database" | "now"> & FollowsJobs,
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
