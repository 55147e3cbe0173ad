import type { ActorId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "../deps";
import type { Rooms } from "../port/rooms";
import { asRoomMember } from "../row";

/**
 * A guest came into an account that had acted before: what the guest was in each room, the account is now, and a room the
 * guest hosted is the account's; whom the host had muted stays muted. Said in the room's log as any change of role; contributions keep the guest's id, which
 * reads as the same person.
 */
export async function inheritRooms(
  deps: Pick<RoomDeps, "database">,
  rooms: Pick<Rooms, "of">,
  { from, to }: { from: ActorId; to: ActorId },
): Promise<void> {
  const rows = asRoomMember(
    await deps.database.db.roomMember.findMany({
      where: { actor: from, leftAt: null, kickedAt: null },
      select: { room: true },
    }),
  );
  for (const { room } of rows) await rooms.of(room).inherit({ from, to });
}
