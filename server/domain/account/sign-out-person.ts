import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { actorsOf } from "@/server/domain/identity/actors";
import { endKeys } from "@/server/domain/key/end-keys";
import { requirePerson } from "./list-people";

/** Ends all of a person's sessions and keys, for an admin. Their live connections are the caller's to end. */
export async function signOutPerson(
  { database: { db } }: HasDatabase,
  by: ActorId,
  userId: string,
  now: number,
): Promise<{ actor: ActorId | null; sessions: number; keys: number }> {
  return db.$transaction(async (tx) => {
    const { name, actor } = await requirePerson(tx, userId);
    const { count } = await tx.session.deleteMany({ where: { userId } });
    const keys = await endKeys(tx, await actorsOf(tx, userId), now);
    await audit(tx, {
      actor: by,
      action: "person.sign-out",
      subject: `person:${actor ?? userId}`,
      before: { name, sessions: count, keys },
      after: { sessions: 0, keys: 0 },
    });
    return { actor, sessions: count, keys };
  });
}
