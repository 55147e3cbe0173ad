import { type Lineage, type Player, playersOf } from "@/core/credit/subset";
import type { Db } from "@/prisma/client";

/** Actors that were merged into another (a guest who turned out to have an account) are one person. */
export async function samePerson(db: Db, lineage: Lineage): Promise<(player: Player) => Player> {
  const ids = [...playersOf(lineage).keys()].filter((player) => !player.startsWith("work:"));
  const rows = await db.actor.findMany({
    where: { id: { in: ids }, mergedInto: { not: null } },
    select: { id: true, mergedInto: true },
  });
  const into = new Map(rows.map((row) => [row.id, row.mergedInto as Player]));
  return (player) => into.get(player) ?? player;
}
