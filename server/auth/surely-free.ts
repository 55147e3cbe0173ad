import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db } from "@/prisma/client";

/** Who holds a live connection, as they were when it began. */
export type Held = { session: string; actor: ActorId; isGuest: boolean };

/** Milliseconds for which guests are looked at one by one after anybody's way back was barred: far more than clocks of nodes differ and checks are apart. */
const NEW_MS = 15 * 60_000;

/**
 * The sessions, of some that began free, that hold as before for certain, by four questions for all of them together; asking whole for each takes seven. About
 * the others nothing is said: people with several actors, for one, have to be asked for.
 */
export async function surelyFree(
  db: Pick<Db, "session" | "actor" | "personStanding" | "bar">,
  held: readonly Held[],
  now: number,
): Promise<ReadonlySet<string>> {
  const actors = [...new Set(held.map(({ actor }) => actor))];
  const [sessions, merged, barred, bar] = await Promise.all([
    db.session.findMany({
      where: { id: { in: held.map(({ session }) => session) }, expiresAt: { gt: new Date(now) } },
      select: { id: true },
    }),
    db.actor.findMany({
      where: { OR: [{ id: { in: actors }, mergedInto: { not: null } }, { mergedInto: { in: actors } }] },
      select: { id: true, mergedInto: true },
    }),
    db.personStanding.findMany({
      where: {
        actor: { in: actors },
        OR: [{ bannedAt: { not: null } }, { suspendedUntil: { not: null } }],
      },
      select: { actor: true },
    }),
    db.bar.findFirst({
      where: { liftedAt: null, createdAt: { gt: new Date(now - NEW_MS) } },
      select: { id: true },
    }),
  ]);
  const open = new Set(sessions.map(({ id }) => id));
  const unsure = new Set([
    ...merged.flatMap(({ id, mergedInto }) => [id, mergedInto]),
    ...barred.map(({ actor }) => actor),
  ]);
  return new Set(
    held
      .filter(
        ({ session, actor, isGuest }) =>
          open.has(session) && !unsure.has(actor) && !(isGuest && bar !== null),
      )
      .map(({ session }) => session),
  );
}
