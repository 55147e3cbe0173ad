import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { recipeHash, type Still, stillOf } from "@/core/picture/recipe/recipe";
import { isHost, roleOf, ruleOfFreeze } from "@/core/room/rules/state";
import type { HasDatabase } from "@/prisma/client";
import { COMMONS } from "@/server/domain/room/ensure-commons";
import { readState } from "@/server/domain/room/store";
import { requireUnwithheldRecipe } from "../versions/withdrawn-version";

export type Publisher = { actor: ActorId; isGuest: boolean };

/**
 * A room's moment, for somebody who may publish it: the room's host; of The Commons any account. `moment` names the picture: two
 * moments with one picture are one.
 */
export async function requirePublishable(
  deps: HasDatabase,
  by: Publisher,
  { room: id, seq }: { room: RoomId; seq: number },
): Promise<{ still: Still; moment: string }> {
  const { db } = deps.database;
  const room = await db.room.findUnique({ where: { id } });
  if (!room) throw new AppError("not_found");
  const now = await readState(db, id);
  const role = now && roleOf(now, by.actor);
  if (!now || (!role && room.visibility === "private")) throw new AppError("not_found");
  const mayPublish = room.slug === COMMONS ? !by.isGuest && role : isHost(now, by.actor);
  if (!mayPublish)
    throw new AppError(
      "forbidden",
      "not the publisher",
      room.slug === COMMONS
        ? "Publishing from The Commons needs an account. Make one; what you did here stays yours."
        : "Only the room's host can publish what it made.",
    );
  // Nothing is published from a room while moderators have frozen it.
  if (ruleOfFreeze(now)) throw new AppError("frozen_by_moderators");
  const state = seq === now.seq ? now : await readState(db, id, seq);
  if (!state)
    throw new AppError("out_of_range", `no event ${seq}`, "That moment is not in this room's history.");
  const still = stillOf(state.recipe);
  await requireUnwithheldRecipe(deps, still, { byMakers: false });
  return { still, moment: `${id}/${recipeHash(still)}` };
}
