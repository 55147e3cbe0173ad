import { type Holder, requireRoomQuota, withinRooms } from "@/server/domain/settings/quotas";
import { branchRoom } from "./branch-room";
import { createRoom, type NewRoom, type NewRoomDeps } from "./create-room";

/**
 * Makes a room within somebody's quota. A person whose quota is used up is refused before anything is made; what counts is asked again in
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

/** Branches a room within somebody's quota. A person whose quota is used up learns nothing of the room. */
export async function branchWithinQuota(
  deps: NewRoomDeps,
  by: Holder,
  from: Omit<Parameters<typeof branchRoom>[2], "within">,
): ReturnType<typeof branchRoom> {
  await requireRoomQuota(deps.database.db, by);
  return branchRoom(deps, by.actor, { ...from, within: withinRooms(by) });
}
