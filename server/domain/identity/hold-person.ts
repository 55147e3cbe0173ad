import type { ActorId } from "@/core/kernel/ids/ids";
import type { Tx } from "@/prisma/client";
import { familyOf } from "./actors";

/**
 * Every actor that is this person, held until the transaction ends: what one person may have so many of is counted and written by
 * one of their requests at a time, however many come at once or in one batch.
 */
export async function holdPerson(tx: Tx, actor: ActorId): Promise<ActorId[]> {
  const [root = actor] = await familyOf(tx, actor);
  // Writes nothing new: SQLite lets one transaction write at a time, PostgreSQL keeps the row from the others.
  await tx.actor.updateMany({ where: { id: root }, data: { id: root } });
  return familyOf(tx, root);
}
