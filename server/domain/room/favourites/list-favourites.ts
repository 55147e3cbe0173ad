import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "../deps";
import { requireSight } from "../require";
import { FAVOURITES } from "./keep-favourite";

export type Favourites = {
  /** Kept in this room by anybody, those that most people keep first. */
  room: readonly { seed: number; people: number }[];
  /** Kept by me with the room's model, in this room and others, the latest first. */
  mine: readonly number[];
};

/** Seeds of the room's present model that are kept. For those who may see the room. */
export async function listFavourites(
  deps: Pick<RoomDeps, "database">,
  room: RoomId,
  by: ActorId,
): Promise<Favourites> {
  await requireSight(deps, room, by);
  const { db } = deps.database;
  const { modelId: model } = await db.room.findUniqueOrThrow({
    where: { id: room },
    select: { modelId: true },
  });
  const [here, mine] = await Promise.all([
    db.favouriteSeed.groupBy({
      by: ["seed"],
      where: { room, model },
      _count: { actor: true },
      orderBy: [{ _count: { actor: "desc" } }, { seed: "asc" }],
      take: FAVOURITES,
    }),
    db.favouriteSeed.findMany({
      where: { actor: by, model },
      orderBy: [{ at: "desc" }, { seed: "asc" }],
      select: { seed: true },
      take: FAVOURITES,
    }),
  ]);
  return {
    room: here.map(({ seed, _count }) => ({ seed: Number(seed), people: _count.actor })),
    mine: [...new Set(mine.map(({ seed }) => Number(seed)))],
  };
}
