import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Db, HasDatabase } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import type { SiteRole } from "@/server/domain/identity/site-role";
import type { RoomHandle, Rooms } from "../port/rooms";

export type WatchDeps = HasDatabase;
export type Moderator = { actor: ActorId; role: SiteRole };

const WATCHED = "room.watch";
/** An entry lets its moderator see the room's past pictures for this long. */
const ENTRY_MS = 12 * 3_600_000;

/**
 * Lets a moderator into any room, unseen: nothing of it is known in the room, and the audit log has it before anything is
 * shown. To everyone else there is nothing here.
 */
export async function watchRoom(
  { database: { db } }: WatchDeps,
  rooms: Pick<Rooms, "of">,
  { actor, role }: Moderator,
  id: RoomId,
): Promise<RoomHandle> {
  if (role === "user") throw new AppError("not_found", "not a moderator");
  const room = rooms.of(id);
  await room.ready({});
  const row = await db.room.findUnique({
    where: { id },
    select: { title: true, slug: true, visibility: true },
  });
  await audit(db, { actor, action: WATCHED, subject: `room:${id}`, after: row });
  return room;
}

/** `forbidden` for a moderator without a recent `watch` of this room in the audit log: past pictures are for those who have one. */
export async function requireEntered(
  db: Pick<Db, "auditEntry">,
  actor: ActorId,
  room: RoomId,
  now: number,
): Promise<void> {
  const entry = await db.auditEntry.findFirst({
    where: { subject: `room:${room}`, actor, action: WATCHED, at: { gte: new Date(now - ENTRY_MS) } },
    select: { id: true },
  });
  if (!entry)
    throw new AppError(
      "forbidden",
      "not entered",
      "Watch the room first: each watch is written into the audit log.",
    );
}
