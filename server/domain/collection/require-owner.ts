import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db } from "@/prisma/client";

/**
 * A collection of one's own. `not_found` to everyone else, whether or not they may look at it.
 * @param actors all that are this person
 */
export async function requireOwner(db: Pick<Db, "collection">, actors: readonly ActorId[], id: string) {
  const collection = await db.collection.findFirst({ where: { id, owner: { in: [...actors] } } });
  if (!collection) throw new AppError("not_found");
  return collection;
}
