import type { ActorId } from "@/core/kernel/ids/ids";
import type { Tx } from "@/prisma/client";
import { familyOf } from "./actors";

/**
 * Locks a person until the transaction ends, so that of their requests only one at a time counts and writes what they may have a
 * limited number of. Answers all their actors.
 */
export async function lockPerson(tx: Tx, actor: ActorId): Promise<ActorId[]> {
  const [root = actor] = await familyOf(tx, actor);
  // Writes nothing new: SQLite lets one transaction write at a time, PostgreSQL keeps the row from the others.
  await tx.actor.updateMany({ where: { id: root }, data: { id: root } });
  return familyOf(tx, root);
}
