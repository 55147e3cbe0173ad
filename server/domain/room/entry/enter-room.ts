import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Role } from "@/core/room/protocol/roles";
import { familyOf } from "@/server/domain/identity/actors";
import type { RoomDeps } from "../deps";
import type { Rooms } from "../port/rooms";
import { asRoom } from "../row";
import { redeemInvite } from "./invites";
import { wasKicked } from "./kicked";
import { isPassword } from "./password";
import { readPast } from "./past-role";

export type Entry = { slug: string; password?: string | undefined; invite?: string | undefined };
/** Counts a try at a room's password before it is judged; throws where there were too many. What it answers takes a right one back. */
export type CountTry = (room: RoomId) => Promise<() => Promise<void>>;

/**
 * Makes someone a member, if the room is open to them: as a public or unlisted room is, by its password, or by an invite,
 * which also raises a viewer to editor. Answers the role they have then. Who only watched comes in again to watch, and whom the
 * host made a viewer an invite raises only if it was made since; who was removed stays out, whichever of their ids they come with.
 * `must_wait` where the host lets each person in.
 */
export async function enterRoom(
  deps: Pick<RoomDeps, "database" | "secrets" | "now">,
  rooms: Pick<Rooms, "of">,
  actor: ActorId,
  entry: Entry,
  countTry: CountTry = async () => async () => {},
): Promise<{ id: RoomId; role: Role }> {
  const { id, has, gives, mustKnock } = await openingOf(deps, rooms, actor, entry, countTry);
  if (!gives) return { id, role: has };
  if (mustKnock) throw new AppError("must_wait");
  const { role } = await rooms.of(id).admit({ actor, role: gives });
  return { id, role: role ?? gives };
}

/** What somebody is in a room and what they would become, and whether the host has to let them in. */
type Opening = { id: RoomId } & (
  | { has: Role; gives: null; mustKnock: false }
  | { has: Role | undefined; gives: "editor" | "viewer"; mustKnock: boolean }
);

/** Refused as entering is, but for who must knock. */
export async function openingOf(
  deps: Pick<RoomDeps, "database" | "secrets" | "now">,
  rooms: Pick<Rooms, "of">,
  actor: ActorId,
  entry: Entry,
  countTry: CountTry,
): Promise<Opening> {
  const { db } = deps.database;
  const row = asRoom(await db.room.findUnique({ where: { slug: entry.slug } }));
  if (!row) throw new AppError("not_found");
  const id = row.id;
  const room = rooms.of(id);
  const family = await familyOf(db, actor);
  const { roles, removed, isArchived } = await room.places({ actors: [...new Set([actor, ...family])] });
  // A guest who was removed stays removed as the account that the guest became.
  const [out] = removed;
  if (out) throw wasKicked(out.rule);
  const has = roles[actor];
  if (has && !entry.invite) return { id, has, gives: null, mustKnock: false };
  if (!has && isArchived) throw new AppError("archived");
  const opened = await openedBy(deps, row, entry, countTry);
  const gives = opened.role === "editor" ? await atMost(deps, id, { actor, family }, opened) : "viewer";
  return { id, has, gives, mustKnock: row.knock && !has && !entry.invite };
}

/** A role, and since when the invite gives it that gives it (milliseconds since 1970); null for a room that is open. */
type Opened = { role: "editor" | "viewer"; since: number | null };

async function openedBy(
  deps: Pick<RoomDeps, "database" | "secrets" | "now">,
  row: { id: RoomId; visibility: string; passwordHash: string | null; defaultRole: string },
  { password, invite }: Entry,
  countTry: CountTry,
): Promise<Opened> {
  if (invite) return redeemInvite(deps, row.id, invite);
  const opened: Opened = { role: row.defaultRole === "viewer" ? "viewer" : "editor", since: null };
  if (row.passwordHash) {
    if (!password) throw new AppError("wrong_password");
    const wasRight = await countTry(row.id);
    if (!(await isPassword(row.passwordHash, password))) throw new AppError("wrong_password");
    await wasRight();
    return opened;
  }
  if (row.visibility === "private") throw new AppError("invite_needed");
  return opened;
}

/** The highest role that somebody may have who would enter as an editor. */
async function atMost(
  deps: Pick<RoomDeps, "database">,
  room: RoomId,
  { actor, family }: { actor: ActorId; family: readonly ActorId[] },
  { since }: Opened,
): Promise<"editor" | "viewer"> {
  const past = await readPast(deps.database.db, room, actor, family);
  if (since === null) return past.wasViewer ? "viewer" : "editor";
  return past.demotedAt !== null && past.demotedAt >= since ? "viewer" : "editor";
}
