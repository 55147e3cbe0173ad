import { randomUUID } from "node:crypto";
import type { ActorId } from "@/core/ids/ids";
import type { Db } from "@/prisma/client";

/** The actor of the instance itself: hosts The Commons. */
export const INSTANCE_ACTOR = "instance" as ActorId;

/** The actor a person acts as; made on first need. Safe when asked twice at once. */
export async function actorOf(db: Db, userId: string): Promise<ActorId> {
  const found = await db.actor.findUnique({ where: { userId }, select: { id: true } });
  if (found) return found.id as ActorId;
  const made = await db.actor.upsert({
    where: { userId },
    create: { id: randomUUID(), userId },
    update: {},
    select: { id: true },
  });
  return made.id as ActorId;
}

/**
 * Lets a guest keep their work when they become an account. The guest's actor moves to the account; where the account
 * has acted under its own already, both stay in their logs and the guest's is marked as merged into it.
 */
export async function moveActor(db: Db, guestUserId: string, accountUserId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const guest = await tx.actor.findUnique({ where: { userId: guestUserId } });
    if (!guest) return;
    const account = await tx.actor.findUnique({ where: { userId: accountUserId } });
    if (account && (await hasActed(tx, account.id))) {
      await tx.actor.update({ where: { id: guest.id }, data: { userId: null, mergedInto: account.id } });
      return;
    }
    if (account) await tx.actor.delete({ where: { id: account.id } });
    await tx.actor.update({ where: { id: guest.id }, data: { userId: accountUserId } });
  });
}

type Reader = Pick<Db, "roomMember" | "room">;
const hasActed = async (db: Reader, actor: string): Promise<boolean> =>
  (await db.roomMember.count({ where: { actor } })) + (await db.room.count({ where: { hostActor: actor } })) >
  0;

/** What others see of an actor. */
export type Person = { name: string; isGuest: boolean };
const GONE: Person = { name: "Someone who left", isGuest: true };

/** Names by actor. An erased person's actor stays in every log and reads "Someone who left". */
export async function peopleOf(db: Db, actors: readonly ActorId[]): Promise<Map<ActorId, Person>> {
  const rows = await db.actor.findMany({
    where: { id: { in: [...new Set(actors)] } },
    include: { user: true },
  });
  const merged = rows.flatMap((row) => (row.mergedInto ? [row.mergedInto] : []));
  const into = new Map(
    (merged.length
      ? await db.actor.findMany({ where: { id: { in: merged } }, include: { user: true } })
      : []
    ).map((a) => [a.id, a]),
  );
  const people = new Map<ActorId, Person>(actors.map((id) => [id, GONE]));
  people.set(INSTANCE_ACTOR, { name: "Cohue", isGuest: false });
  for (const row of rows) {
    const user = row.user ?? (row.mergedInto ? into.get(row.mergedInto)?.user : undefined);
    if (user) people.set(row.id as ActorId, { name: user.name, isGuest: user.isAnonymous === true });
  }
  return people;
}
