import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Role } from "@/core/room/protocol/roles";
import type { HasDatabase } from "@/prisma/client";
import { kickedFault } from "./entry/kicked";

/** Someone's role in a room as the database has it; null for strangers, those who left or were removed. */
export async function memberRole(deps: HasDatabase, room: RoomId, actor: ActorId): Promise<Role | null> {
  const row = await findMember(deps, room, actor);
  return row && !row.kickedAt && !row.leftAt && !row.of.deletedAt ? (row.role as Role) : null;
}

const findMember = (deps: HasDatabase, room: RoomId, actor: ActorId) =>
  deps.database.db.roomMember.findUnique({
    where: { room_actor: { room, actor } },
    include: { of: { select: { deletedAt: true } } },
  });

/** `gone` for a room that its host deleted, `room_closed` for one that is closed otherwise. */
export function requireNotClosed(row: { closedAt: Date | null; deletedAt: Date | null }): void {
  if (row.deletedAt) throw new AppError("gone", "deleted by its host", DELETED);
  if (row.closedAt) throw new AppError("room_closed");
}
export const DELETED = "The host has deleted this room.";

/** `not_found` for those who may not even know of the room, `forbidden` for its other members. */
export async function requireHost(deps: HasDatabase, room: RoomId, actor: ActorId): Promise<void> {
  const role = await memberRole(deps, room, actor);
  if (role === "host") return;
  throw new AppError(role || (await isOpen(deps, room)) ? "forbidden" : "not_found");
}

/** Whether someone may see a room's pictures and history: members, and everyone where the room is not private. */
export async function requireSight(deps: HasDatabase, room: RoomId, actor: ActorId | null): Promise<void> {
  if (actor) {
    const row = await findMember(deps, room, actor);
    if (row?.kickedAt) throw await kickedFault(deps.database.db, room, actor);
    if (row && !row.leftAt && !row.of.deletedAt) return;
  }
  if (!(await isOpen(deps, room))) throw new AppError("not_found");
}

async function isOpen(deps: HasDatabase, room: RoomId): Promise<boolean> {
  const row = await deps.database.db.room.findUnique({
    where: { id: room },
    select: { visibility: true, passwordHash: true, closedAt: true },
  });
  return row !== null && row.visibility !== "private" && !row.passwordHash && !row.closedAt;
}
