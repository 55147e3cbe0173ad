import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { cleanTitle, type Visibility } from "./create-room";
import type { RoomDeps } from "./deps";
import { hashPassword } from "./entry/password";
import type { Rooms } from "./port/rooms";
import { requireHost } from "./require";

export type RoomChanges = {
  title?: string | undefined;
  visibility?: Visibility | undefined;
  /** Null takes the password away. */
  password?: string | null | undefined;
  defaultRole?: "editor" | "viewer" | undefined;
  /** Days after which the pulls of people who left become part of the picture's base; 0 for never. */
  fadeDays?: number | undefined;
  /** Whoever comes without an invite waits until the host lets them in. */
  knock?: boolean | undefined;
  /** Read-only and out of the lobby, for as long as it is. */
  archived?: boolean | undefined;
};

/** What a host can change about a room besides its picture. Members stay members. */
export async function updateRoom(
  deps: Pick<RoomDeps, "database" | "now">,
  rooms: Pick<Rooms, "of">,
  by: ActorId,
  room: RoomId,
  changes: RoomChanges,
): Promise<void> {
  await requireHost(deps, room, by);
  const before = await deps.database.db.room.findUniqueOrThrow({ where: { id: room } });
  const { visibility, password, defaultRole, fadeDays, knock, archived } = changes;
  const title = changes.title === undefined ? undefined : cleanTitle(changes.title);
  await deps.database.db.room.update({
    where: { id: room },
    data: {
      ...(title === undefined ? {} : { title }),
      ...(visibility === undefined ? {} : { visibility }),
      ...(defaultRole === undefined ? {} : { defaultRole }),
      ...(knock === undefined ? {} : { knock }),
      ...(fadeDays === undefined ? {} : { fadeDays }),
      ...(password === undefined ? {} : { passwordHash: password ? await hashPassword(password) : null }),
      ...(isOpened(before, changes) ? { openedAt: new Date(deps.now()) } : {}),
      ...(archived === undefined ? {} : { archivedAt: archived ? new Date(deps.now()) : null }),
    },
  });
  await rooms.of(room).changed({
    ...(title === undefined ? {} : { title }),
    ...(archived === undefined ? {} : { isArchived: archived }),
  });
}

/** Whether it is open to all from now on, and was not: who edited before could expect privacy. */
function isOpened(
  before: { visibility: string; passwordHash: string | null },
  { visibility = before.visibility as Visibility, password }: RoomChanges,
): boolean {
  const wasOpen = before.visibility === "public" && before.passwordHash === null;
  const hasPassword = password === undefined ? before.passwordHash !== null : Boolean(password);
  return !wasOpen && visibility === "public" && !hasPassword;
}
