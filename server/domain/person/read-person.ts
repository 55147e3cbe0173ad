import { AppError } from "@/core/errors";
import type { ActorId } from "@/core/ids/ids";
import type { Db } from "@/prisma/client";
import { SHOWN_WORK } from "@/server/domain/work/require-shown";
import { peopleOf } from "./actors";

/** A person as their page shows them: only works they are named on. `not_found` for those who are named on none. */
export async function readPerson(
  db: Db,
  actor: ActorId,
): Promise<{ actor: ActorId; name: string; works: number }> {
  const works = await db.workCredit.count({
    where: { player: actor, consent: "accepted", of: SHOWN_WORK },
  });
  if (works === 0) throw new AppError("not_found");
  return { actor, name: (await peopleOf(db, [actor])).get(actor)?.name ?? "", works };
}
