import { type Lineage, type Player, playersOf } from "@/core/work/credit/subset";
import type { Db } from "@/prisma/client";
import { samePerson } from "../credit/same-person";

/**
 * The makers of a picture who edited where they could expect privacy: in a room that is private, unlisted or behind a password, or was
 * so before its host opened it. Nothing of theirs is published before they have answered.
 */
export async function privateMakers(db: Db, lineage: Lineage): Promise<Set<Player>> {
  const same = await samePerson(db, lineage);
  const rooms = lineage.flatMap(([first]) => (first ? [first.room] : []));
  const open = await db.room.findMany({
    where: { id: { in: rooms }, visibility: "public", passwordHash: null, openedAt: null },
    select: { id: true },
  });
  const isOpen = new Set<string>(open.map(({ id }) => id));
  const closed = lineage.filter(([first]) => first && !isOpen.has(first.room));
  return new Set(closed.flatMap((log) => [...playersOf([log]).keys()].map(same)));
}
