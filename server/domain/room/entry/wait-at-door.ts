import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { AtDoor } from "@/core/room/protocol/messages";
import type { RoomDeps } from "../deps";
import type { Rooms } from "../port/rooms";
import { type CountTry, type Entry, openingOf } from "./enter-room";

type Person = { actor: ActorId; name: string; isGuest: boolean };
/** `id` is there for those who may come in. */
export type Waited = AtDoor & { isHostHere: boolean; id?: RoomId };

/**
 * Somebody waits before a room, for the host or for a place, and says so again every few seconds. `on`: they have waited before, so that no
 * password is judged again; where the room has forgotten them, the answer is `unknown`. Refused as entering is.
 */
export async function waitAtDoor(
  deps: Pick<RoomDeps, "database" | "secrets" | "now">,
  rooms: Pick<Rooms, "of">,
  { actor, name, isGuest }: Person,
  entry: Entry & { on?: RoomId | undefined },
  countTry: CountTry,
): Promise<Waited> {
  if (entry.on) {
    const row = await deps.database.db.room.findUnique({ where: { slug: entry.slug }, select: { id: true } });
    if (row?.id !== entry.on) throw new AppError("not_found");
  }
  if (entry.on) return withId(entry.on, await rooms.of(entry.on).wait({ actor, guest: null }));
  const { id, has, gives, mustKnock } = await openingOf(deps, rooms, actor, entry, countTry);
  const room = rooms.of(id);
  if (gives && !mustKnock) await room.admit({ actor, role: gives });
  const role = gives ?? (has === "viewer" ? "viewer" : "editor");
  const why = mustKnock ? "knock" : "full";
  return withId(id, await room.wait({ actor, guest: { name, isGuest, why, role } }));
}

const withId = (id: RoomId, at: AtDoor & { isHostHere: boolean }): Waited =>
  at.state === "away" ? at : { ...at, id };
