import { type Lineage, type Player, playersOf } from "@/core/work/credit/subset";
import type { Db } from "@/prisma/client";
import { actingFor } from "@/server/domain/identity/actors";

/** Actors that were merged into another (a guest who turned out to have an account) are one person. */
export async function samePerson(db: Db, lineage: Lineage): Promise<(player: Player) => Player> {
  const ids = [...playersOf(lineage).keys()].filter((player) => !player.startsWith("work:"));
  const acting = await actingFor(db, ids);
  return (player) => acting.get(player)?.id ?? player;
}
