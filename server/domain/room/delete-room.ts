import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "./deps";
import type { Rooms } from "./port/rooms";
import { DELETED, requireHost } from "./require";

/**
 * Takes a room away for good: everyone in it is sent out, and its addresses answer that it is gone, to its host as well.
 * What was published from it stays, and so does its log, which the works' records name. Host only.
 */
export async function deleteRoom(
  deps: Pick<RoomDeps, "database" | "now">,
  rooms: Pick<Rooms, "of">,
  by: ActorId,
  room: RoomId,
): Promise<void> {
  await requireHost(deps, room, by);
  const at = new Date(deps.now());
  await deps.database.db.room.update({ where: { id: room }, data: { closedAt: at, deletedAt: at } });
  await rooms.of(room).close({ code: "gone", words: DELETED });
}
