import { AppError } from "@/core/errors";
import type { RoomDeps } from "@/server/domain/room/deps";
import { findRoom } from "@/server/domain/room/queries/find-room";

/** A room's page. */
export const ROOM_PAGE = /^\/r\/([a-z0-9-]{1,80})\/?$/;

/** The status a room's page is answered with: 410 for one that its host deleted. */
export async function statusOfRoom(deps: Pick<RoomDeps, "database">, slug: string): Promise<200 | 410> {
  try {
    await findRoom(deps, slug, null);
    return 200;
  } catch (error) {
    return error instanceof AppError && error.code === "gone" ? 410 : 200;
  }
}
