import type { ActorId } from "@/core/ids/ids";
import type { Db, Tx } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { actorsOf } from "./actors";
import { requireAnotherAdmin } from "./last-admin";
import { requirePerson } from "./list-people";

/**
 * Deletes a person's account, sessions, name and what they said in chats. Their actors stay, so every log that names
 * them stays whole; so does what moderation decided about them. Answers whether there was such a person. `last_admin` for the last admin.
 */
export function erasePerson(db: Db, userId: string, now: number = Date.now()): Promise<boolean> {
  return db.$transaction((tx) => erase(tx, userId, now));
}

async function erase(tx: Tx, userId: string, now: number): Promise<boolean> {
  const actors = await actorsOf(tx, userId);
  if (actors[0]) await requireAnotherAdmin(tx, actors[0], now);
  await tx.chatLine.deleteMany({ where: { actor: { in: actors } } });
  return (await tx.user.deleteMany({ where: { id: userId } })).count > 0;
}

/** The same by an admin, written down: who, and that there was an account, but not whose. */
export async function eraseForSomeone(
  db: Db,
  by: ActorId,
  userId: string,
  now: number,
): Promise<ActorId | null> {
  return db.$transaction(async (tx) => {
    const { actor, isGuest, role } = await requirePerson(tx, userId);
    await erase(tx, userId, now);
    await audit(tx, {
      actor: by,
      action: "person.erase",
      subject: `person:${actor ?? userId}`,
      before: { isGuest, role },
    });
    return actor;
  });
}

/** Deletes what a person said in chats; for when the account itself is deleted elsewhere. */
export const eraseChat = async (db: Db, userId: string): Promise<void> =>
  void (await db.chatLine.deleteMany({ where: { actor: { in: await actorsOf(db, userId) } } }));
