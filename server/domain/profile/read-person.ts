import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { SHOWN_WORK } from "@/core/work/record/shown";
import type { HasDatabase } from "@/prisma/client";
import { type CollectionCard, listCollections } from "@/server/domain/collection/list-collections";
import { peopleOf } from "@/server/domain/identity/actors";

/**
 * A person as their page shows them: only works they are named on, and what they put together in public. `not_found` for those
 * with neither.
 */
export async function readPerson(
  deps: HasDatabase,
  actor: ActorId,
): Promise<{ actor: ActorId; name: string; works: number; collections: CollectionCard[] }> {
  const { db } = deps.database;
  const [works, { collections }] = await Promise.all([
    db.workCredit.count({ where: { player: actor, consent: "accepted", of: SHOWN_WORK } }),
    listCollections(deps, { owner: actor }),
  ]);
  if (works === 0 && collections.length === 0) throw new AppError("not_found");
  const name = (await peopleOf(db, [actor])).get(actor)?.name ?? "";
  return { actor, name, works, collections };
}
