import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { asWorkCredit } from "../row";
import { offerOf, splitOf } from "./read-offer";

const PAGE = 100;

/** Credits of one person, with what they said to each. */
export async function readCredits({ database: { db } }: HasDatabase, actors: readonly ActorId[]) {
  const rows = asWorkCredit(
    await db.workCredit.findMany({
      where: { player: { in: [...actors] }, of: { publishedAt: { not: null } } },
      include: { of: { include: { credits: true } } },
      orderBy: { of: { publishedAt: "desc" } },
      take: PAGE,
    }),
  );
  return Promise.all(
    rows.map(async ({ of, player, consent, influence, edits, agreed, without }) => ({
      work: of.id,
      title: of.title,
      version: of.version,
      status: of.status,
      player,
      consent,
      influence,
      edits,
      agreed,
      without,
      split: await splitOf(db, of),
      offer: await offerOf(db, of),
    })),
  );
}
