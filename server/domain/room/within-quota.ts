import { type Holder, requireRoomQuota, withinRooms } from "@/server/domain/settings/quotas";
import { branchRoom } from "./branch-room";
import { createRoom, type NewRoom, type NewRoomDeps } from "./create-room";

/**
 * Makes a room as far as somebody's quota goes. Who has used it up is refused before anything is made; what counts is asked again in
 * the transaction that makes the room.
 */
export async function createWithinQuota(
  deps: NewRoomDeps,
  by: Holder,
  room: Omit<NewRoom, "host" | "within">,
): ReturnType<typeof createRoom> {
  await requireRoomQuota(deps.database.db, by);
  return createRoom(deps, { ...room, host: by.actor, within: withinRooms(by) });
}

/** Branches a room as far as somebody's quota goes. Who has used it up learns nothing of the room. */
export async function branchWithinQuota(
  deps: NewRoomDeps,
  by: Holder,
  from: Omit<Parameters<typeof branchRoom>[2], "within">,
): ReturnType<typeof branchRoom> {
  await requireRoomQuota(deps.database.db, by);
  return branchRoom(deps, by.actor, { ...from, within: withinRooms(by) });
}
