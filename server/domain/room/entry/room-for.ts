import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { type RoomState, roleOf } from "@/core/room/rules/state";
import type { HasDatabase } from "@/prisma/client";
import type { RoomHandle, Rooms } from "../port/rooms";
import { requireSight } from "../require";

/**
 * A room that somebody may know of. A private room answers strangers as one that is not there does, also when it is closed:
 * `not_found`.
 */
export async function roomFor(
  deps: HasDatabase,
  rooms: Pick<Rooms, "of">,
  room: RoomId,
  actor: ActorId,
): Promise<RoomHandle> {
  await requireSight(deps, room, actor);
  return rooms.of(room);
}

/** The state of a room, for its host and editors. `not_found` for people who are not members, `viewer_only` for viewers. */
export async function stateForMaker(
  deps: HasDatabase,
  rooms: Pick<Rooms, "of">,
  room: RoomId,
  actor: ActorId,
): Promise<RoomState> {
  const state = await (await roomFor(deps, rooms, room, actor)).state({});
  const role = roleOf(state, actor);
  if (!role) throw new AppError("not_found");
  if (role === "viewer") throw new AppError("viewer_only");
  return state;
}
