import type { ActorId, RoomId } from "@/core/ids/ids";
import { cleanTitle, type Visibility } from "./create-room";
import type { RoomDeps } from "./deps";
import { hashPassword } from "./entry/password";
import { requireHost } from "./require";

export type RoomChanges = {
  title?: string | undefined;
  visibility?: Visibility | undefined;
  /** Null takes the password away. */
  password?: string | null | undefined;
  defaultRole?: "editor" | "viewer" | undefined;
};

/** What a host can change about a room besides its picture. Those inside stay inside. */
export async function updateRoom(
  deps: Pick<RoomDeps, "database">,
  by: ActorId,
  room: RoomId,
  changes: RoomChanges,
): Promise<void> {
  await requireHost(deps, room, by);
  const { title, visibility, password, defaultRole } = changes;
  await deps.database.db.room.update({
    where: { id: room },
    data: {
      ...(title === undefined ? {} : { title: cleanTitle(title) }),
      ...(visibility === undefined ? {} : { visibility }),
      ...(defaultRole === undefined ? {} : { defaultRole }),
      ...(password === undefined ? {} : { passwordHash: password ? await hashPassword(password) : null }),
    },
  });
}
