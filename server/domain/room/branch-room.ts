import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Within } from "@/server/domain/settings/within";
import { createRoom, type NewRoomDeps, type Visibility } from "./create-room";
import { requireSight } from "./require";
import { readState } from "./store";

/**
 * A new room that begins with another's picture after event `seq`. The parent stays as it was. A branch of a private room
 * is private: nobody is let in that the parent's host did not let in.
 */
export async function branchRoom(
  deps: NewRoomDeps,
  actor: ActorId,
  from: { room: RoomId; seq: number; title?: string | undefined; within?: Within | undefined },
): Promise<{ id: RoomId; slug: string }> {
  await requireSight(deps, from.room, actor);
  const parent = await deps.database.db.room.findUnique({ where: { id: from.room } });
  if (!parent) throw new AppError("not_found");
  const state = await readState(deps.database.db, from.room, from.seq);
  if (!state)
    throw new AppError("out_of_range", `no event ${from.seq}`, "That moment is not in this room's history.");
  const closed = parent.visibility === "private" || parent.passwordHash !== null;
  return createRoom(deps, {
    title: from.title ?? `${parent.title}, another way`,
    visibility: closed ? "private" : ("unlisted" satisfies Visibility),
    host: actor,
    within: from.within,
    from: { room: from.room, seq: from.seq, hash: state.head, recipe: state.recipe },
  });
}
