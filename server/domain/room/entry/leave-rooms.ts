import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomRegistry } from "../actor/room-registry";
import type { RoomDeps } from "../deps";
import { asRoomMember } from "../row";

type LeaveDeps = Pick<RoomDeps, "database"> & { rooms: Pick<RoomRegistry, "get" | "shut"> };

/**
 * Takes somebody out of every room they are in. A room they host goes to whoever of the others has been there longest; one
 * where nobody else is left is closed. What they made in a room stays, under an id that is nobody's any more.
 */
export async function leaveRooms(deps: LeaveDeps, actors: readonly ActorId[]): Promise<void> {
  const rows = asRoomMember(
    await deps.database.db.roomMember.findMany({
      where: { actor: { in: [...actors] }, leftAt: null, kickedAt: null, of: { closedAt: null } },
      select: { room: true, actor: true },
    }),
  );
  for (const row of rows) {
    const id = row.room;
    const actor = row.actor;
    const room = await deps.rooms.get(id);
    const members = idsOf(room.state.roles);
    if (!members.includes(actor)) continue;
    if (members.every((member) => actors.includes(member))) await close(deps, id);
    else await room.command(actor, { kind: "leave" });
  }
}

async function close(deps: LeaveDeps, id: RoomId): Promise<void> {
  await deps.database.db.room.update({
    where: { id },
    data: { closedAt: new Date(), title: "A room whose people left" },
  });
  await deps.rooms.shut(id);
}
