import type { ActorId } from "@/core/kernel/ids/ids";
import type { RoomRegistry } from "../actor/room-registry";
import type { RoomDeps } from "../deps";
import { asRoomMember } from "../row";

/**
 * A guest came into an account that had acted before: what the guest was in each room, the account is now, and a room the
 * guest hosted is the account's; whom the host had muted stays muted. Said in the room's log as any change of role; contributions keep the guest's id, which
 * reads as the same person.
 */
export async function inheritRooms(
  deps: Pick<RoomDeps, "database">,
  rooms: RoomRegistry,
  { from, to }: { from: ActorId; to: ActorId },
): Promise<void> {
  const rows = asRoomMember(
    await deps.database.db.roomMember.findMany({
      where: { actor: from, leftAt: null, kickedAt: null },
      select: { room: true },
    }),
  );
  for (const row of rows) {
    const room = await rooms.get(row.room);
    const role = room.state.roles[from]?.role;
    // A room that removed the account does not get it back by the side door.
    if (!role || room.state.kicked[to]) continue;
    await room.admit(to, role === "viewer" ? "viewer" : "editor", true);
    await room.hearAlike(from, to);
    if (role === "host") await room.command(from, { kind: "role", member: to, role: "host" });
    await room.command(from, { kind: "leave" });
  }
}
