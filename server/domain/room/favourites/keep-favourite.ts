import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "../deps";
import { memberRole } from "../require";

/** Seeds that one person may keep in one room. */
export const FAVOURITES = 200;

/** A member keeps a seed of the room's present model, or keeps it no more. Doing it twice does it once. */
export async function keepFavourite(
  deps: Pick<RoomDeps, "database">,
  actor: ActorId,
  { room, seed, on }: { room: RoomId; seed: number; on: boolean },
): Promise<void> {
  if (!(await memberRole(deps, room, actor))) throw new AppError("not_found");
  const { db } = deps.database;
  const where = { room, actor, seed: BigInt(seed) };
  if (!on) {
    await db.favouriteSeed.deleteMany({ where });
    return;
  }
  const { modelId: model } = await db.room.findUniqueOrThrow({
    where: { id: room },
    select: { modelId: true },
  });
  if ((await db.favouriteSeed.count({ where: { room, actor } })) >= FAVOURITES)
    throw new AppError("limit_reached", "favourites", `You keep ${FAVOURITES} seeds here: let one go first.`);
  await db.favouriteSeed.upsert({
    where: { room_actor_seed: where },
    create: { ...where, model },
    update: { model },
  });
}
