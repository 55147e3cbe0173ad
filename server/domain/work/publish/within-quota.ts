import type { ActorId } from "@/core/kernel/ids/ids";
import type { NewRoomDeps } from "@/server/domain/room/create-room";
import type { RoomDeps } from "@/server/domain/room/deps";
import {
  type Holder,
  requireRoomQuota,
  requireWorkQuota,
  withinRooms,
  withinWorks,
} from "@/server/domain/settings/quotas";
import type { FollowsJobs } from "@/server/domain/work/deps";
import { remixWork } from "../lineage/remix-work";
import { renewWork } from "../versions/renew-work";
import { type Publication, publishWork } from "./publish-work";

/**
 * Publishes a room's moment if the person's quota allows it. A person who has used it up is refused before `find` looks for the room, so
 * that they learn nothing about rooms. The transaction that publishes checks the quota again.
 */
export async function publishWithinQuota(
  deps: Pick<RoomDeps, "database" | "now"> & FollowsJobs,
  by: Holder,
  find: () => Publication | Promise<Publication>,
): ReturnType<typeof publishWork> {
  await requireWorkQuota(deps.database.db, by, deps.now());
  return publishWork(deps, by, await find(), withinWorks(by, deps.now()));
}

/** Makes a new version of a work within somebody's quota. */
export async function renewWithinQuota(
  deps: Pick<RoomDeps, "database" | "now"> & FollowsJobs,
  by: Holder & Parameters<typeof renewWork>[1],
  wanted: Parameters<typeof renewWork>[2],
): Promise<void> {
  await requireWorkQuota(deps.database.db, by, deps.now());
  await renewWork(deps, by, wanted);
}

/** Remixes works into a room within somebody's quota of rooms. @param actors all that are this person, the one they act as first */
export async function remixWithinQuota(
  deps: NewRoomDeps,
  by: Holder & { actors: readonly ActorId[] },
  wanted: Omit<Parameters<typeof remixWork>[2], "within">,
): ReturnType<typeof remixWork> {
  await requireRoomQuota(deps.database.db, by);
  const [first = by.actor, ...others] = by.actors;
  return remixWork(deps, [first, ...others], { ...wanted, within: withinRooms(by) });
}
