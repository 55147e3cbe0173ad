import type { Db } from "@/prisma/client";

/** Deletes a person's account, sessions and name. Their actor stays, so every log that names it stays whole. */
export const erasePerson = async (db: Db, userId: string): Promise<void> =>
  void (await db.user.delete({ where: { id: userId } }));
