import type { Db } from "@/prisma/client";
import { actorsOf } from "./actors";

/**
 * Deletes a person's account, sessions, name and what they said in chats. Their actors stay, so every log that names
 * them stays whole. Answers whether there was such a person.
 */
export function erasePerson(db: Db, userId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.chatLine.deleteMany({ where: { actor: { in: await actorsOf(tx, userId) } } });
    return (await tx.user.deleteMany({ where: { id: userId } })).count > 0;
  });
}

/** Deletes what a person said in chats; for when the account itself is deleted elsewhere. */
export const eraseChat = async (db: Db, userId: string): Promise<void> =>
  void (await db.chatLine.deleteMany({ where: { actor: { in: await actorsOf(db, userId) } } }));
