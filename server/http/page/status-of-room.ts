import type { RoomDeps } from "@/server/domain/room/deps";
import { isDeleted } from "@/server/domain/room/queries/find-room";

/** The status a room's page is answered with: 410 for one that its host deleted. */
export const statusOfRoom = async (deps: Pick<RoomDeps, "database">, slug: string): Promise<200 | 410> =>
  (await isDeleted(deps, slug)) ? 410 : 200;
