import type { ActorId } from "@/core/ids/ids";
import type { Db } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { requirePerson } from "./list-people";

/** Ends all of a person's sessions, for an admin. Their live connections are the caller's to end. */
export async function signOutPerson(
  db: Db,
  by: ActorId,
  userId: string,
): Promise<{ actor: ActorId | null; sessions: number }> {
  return db.$transaction(async (tx) => {
    const { name, actor } = await requirePerson(tx, userId);
    const { count } = await tx.session.deleteMany({ where: { userId } });
    await audit(tx, {
      actor: by,
      action: "person.sign-out",
      subject: `person:${actor ?? userId}`,
      before: { name, sessions: count },
      after: { sessions: 0 },
    });
    return { actor, sessions: count };
  });
}
