import { AppError } from "@/core/errors";
import type { ActorId, RoomId } from "@/core/ids/ids";
import type { Role } from "@/core/protocol/roles";
import { familyOf } from "@/server/domain/person/actors";
import type { RoomDeps } from "./deps";
import { redeemInvite } from "./invites";
import { requireNotKicked } from "./kicked";
import { isPassword } from "./password";
import type { RoomRegistry } from "./room-registry";

type Entry = { slug: string; password?: string | undefined; invite?: string | undefined };
/** Counts a try at a room's password before it is judged; throws where there were too many. What it answers takes a right one back. */
export type CountTry = (room: RoomId) => Promise<() => Promise<void>>;

/**
 * Makes someone a member, if the room is open to them: as a public or unlisted room is, by its password, or by an invite,
 * which also raises a viewer to editor. Answers the role they have then.
 */
export async function enterRoom(
  deps: RoomDeps,
  rooms: RoomRegistry,
  actor: ActorId,
  entry: Entry,
  countTry: CountTry = async () => async () => {},
): Promise<{ id: RoomId; role: Role }> {
  const row = await deps.database.db.room.findUnique({ where: { slug: entry.slug } });
  if (!row) throw new AppError("not_found");
  const id = row.id as RoomId;
  const room = await rooms.get(id);
  const { state } = room;
  // Who was removed as a guest is removed as the account that guest became.
  for (const self of await familyOf(deps.database.db, actor)) requireNotKicked(state, self);
  const has = state.roles[actor]?.role;
  if (has && !entry.invite) return { id, role: has };
  const role = await roleFor(deps, row, entry, countTry);
  await room.admit(actor, role);
  return { id, role: room.state.roles[actor]?.role ?? role };
}

async function roleFor(
  deps: RoomDeps,
  row: { id: string; visibility: string; passwordHash: string | null; defaultRole: string },
  { password, invite }: Entry,
  countTry: CountTry,
): Promise<"editor" | "viewer"> {
  if (invite) return redeemInvite(deps, row.id as RoomId, invite);
  const role = row.defaultRole === "viewer" ? "viewer" : "editor";
  if (row.passwordHash) {
    if (!password) throw new AppError("wrong_password");
    const wasRight = await countTry(row.id as RoomId);
    if (!(await isPassword(row.passwordHash, password))) throw new AppError("wrong_password");
    await wasRight();
    return role;
  }
  if (row.visibility === "private") throw new AppError("invite_needed");
  return role;
}
