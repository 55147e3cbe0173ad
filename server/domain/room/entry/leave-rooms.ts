import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "../deps";
import type { Rooms } from "../port/rooms";
import { asRoomMember } from "../row";

type LeaveDeps = Pick<RoomDeps, "database"> & { rooms: Pick<Rooms, "of"> };

/**
 * Takes somebody out of every room they are in. A room they host goes to whoever of the others has been there longest; one
 * where nobody else is left is closed. Their contributions stay, under an id that belongs to nobody.
 */
export async function leaveRooms(deps: LeaveDeps, actors: readonly ActorId[]): Promise<void> {
  const rows = asRoomMember(
    await deps.database.db.roomMember.findMany({
      where: { actor: { in: [...actors] }, leftAt: null, kickedAt: null, of: { closedAt: null } },
      select: { room: true, actor: true },
    }),
  );
  for (const { room, actor } of rows) {
    const { outcome } = await deps.rooms.of(room).depart({ actor, actors });
    if (outcome === "alone") await close(deps, room);
  }
}

async function close(deps: LeaveDeps, id: RoomId): Promise<void> {
  await deps.database.db.room.update({
    where: { id },
    data: { closedAt: new Date(), title: "A room whose people left" },
  });
  await deps.rooms.of(id).close({ code: "room_closed" });
}
