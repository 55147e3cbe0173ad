import type { RoomId } from "@/core/kernel/ids/ids";
import { INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import { createRoom, type NewRoomDeps } from "./create-room";
import { asRoom } from "./row";

export const COMMONS = "commons";

/** The first room, open to everyone, hosted by the instance. Made at the first start; two starts at once make one. */
export async function ensureCommons(deps: NewRoomDeps): Promise<RoomId> {
  const { db } = deps.database;
  const find = async () =>
    asRoom(await db.room.findUnique({ where: { slug: COMMONS }, select: { id: true } }));
  const found = await find();
  if (found) return found.id;
  await db.actor.upsert({ where: { id: INSTANCE_ACTOR }, create: { id: INSTANCE_ACTOR }, update: {} });
  try {
    return (
      await createRoom(deps, {
        title: "The Commons",
        visibility: "public",
        host: INSTANCE_ACTOR,
        slug: COMMONS,
      })
    ).id;
  } catch (error) {
    const other = await find();
    if (other) return other.id;
    throw error;
  }
}
