import { AppError } from "@/core/kernel/errors";
import type { ActorId, Sha256 } from "@/core/kernel/ids/ids";
import { EXPORT_MIME, type ExportFormat } from "@/core/work/export/export";
import { isLetStand } from "@/core/work/record/shown";
import type { RoomDeps } from "@/server/domain/room/deps";
import { requireEditorOf } from "./require-editor";
import { asRoomExport } from "./row";

/** An export's file, for the room's host and editors. `gone` after its day, and when moderators removed a work of the room since. */
export async function readExport(
  deps: Pick<RoomDeps, "database" | "blobs" | "now">,
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
