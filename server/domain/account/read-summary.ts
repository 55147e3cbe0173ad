import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";

export type Summary = {
  rooms: number;
  /** Published works that they have a part in. */
  credits: number;
  /** Works that they published. */
  works: number;
  /** Works that wait for their consent. */
  unanswered: number;
};

/** How much of a person there is here: what a guest would take along into an account. */
export async function readSummary(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
): Promise<Summary> {
  const person = { in: [...actors] };
  const published = { publishedAt: { not: null } };
  const [rooms, credits, works, unanswered] = await Promise.all([
    db.roomMember.count({ where: { actor: person, leftAt: null, kickedAt: null } }),
    db.workCredit.count({ where: { player: person, of: published } }),
    db.work.count({ where: { publisher: person } }),
    db.workCredit.count({ where: { player: person, consent: "pending", of: published } }),
  ]);
  return { rooms, credits, works, unanswered };
}
