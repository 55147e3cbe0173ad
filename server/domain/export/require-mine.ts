import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { familyOf } from "@/server/domain/identity/actors";
import type { RoomDeps } from "@/server/domain/room/deps";
import { requireEditorOf } from "./require-editor";
import { asRoomExport } from "./row";

/** An export that this person may cancel or ask for again, as its requester or the room's host. Others get `not_found` or `forbidden`. */
export async function requireMine(deps: Pick<RoomDeps, "database" | "now">, actor: ActorId, id: string) {
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
