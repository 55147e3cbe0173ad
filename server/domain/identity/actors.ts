import { randomUUID } from "node:crypto";
import { type ActorId, INSTANCE_ACTOR } from "@/core/ids/ids";
import type { Db } from "@/prisma/client";

/** The actor a person acts as; made on first need. Safe when asked twice at once. */
export async function actorOf(db: Db, userId: string): Promise<ActorId> {
  const find = () => db.actor.findUnique({ where: { userId }, select: { id: true } });
  const found = await find();
  if (found) return found.id as ActorId;
  try {
    const made = await db.actor.create({ data: { id: randomUUID(), userId }, select: { id: true } });
    return made.id as ActorId;
  } catch (error) {
    // Another request of the same person made it in between.
    const made = isUniqueViolation(error) ? await find() : null;
    if (!made) throw error;
    return made.id as ActorId;
  }
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "P2002";

/** Who acts as whom after a guest became an account. */
export type Linked = {
  /** The actor the account acts as from now on. */
  actor: ActorId;
  /** The guest's actor where the account kept another: the same person in logs, under two ids. */
  merged: ActorId | null;
};

/**
 * Lets a guest keep their work when they become an account. The guest's actor moves to the account; where the account
 * has acted under its own already, both stay in their logs and the guest's is marked as merged into it. No actor is
 * ever deleted.
 */
export function moveActor(db: Db, guestUserId: string, accountUserId: string): Promise<Linked | null> {
  return db.$transaction(async (tx) => {
    const guest = await tx.actor.findUnique({ where: { userId: guestUserId } });
    if (!guest) return null;
    const account = await tx.actor.findUnique({ where: { userId: accountUserId } });
    if (account && (await hasActed(tx, account.id))) {
      await tx.actor.update({ where: { id: guest.id }, data: { userId: null, mergedInto: account.id } });
      return { actor: account.id as ActorId, merged: guest.id as ActorId };
    }
    if (account)
      await tx.actor.update({ where: { id: account.id }, data: { userId: null, mergedInto: guest.id } });
    await tx.actor.update({ where: { id: guest.id }, data: { userId: accountUserId } });
    return { actor: guest.id as ActorId, merged: null };
  });
}

type Reader = Pick<Db, "roomMember" | "room">;
const hasActed = async (db: Reader, actor: string): Promise<boolean> =>
  (await db.roomMember.count({ where: { actor } })) + (await db.room.count({ where: { hostActor: actor } })) >
  0;

/** Whether somebody acts under this id: not once they were erased, or act under another. */
export const isSomebodys = async (db: Pick<Db, "actor">, actor: ActorId): Promise<boolean> =>
  (await db.actor.count({ where: { id: actor, userId: { not: null } } })) > 0;

/** Every actor that is this person: the one they act as first, and those merged into it. */
export async function actorsOf(db: Pick<Db, "actor">, userId: string): Promise<ActorId[]> {
  const own = await db.actor.findUnique({ where: { userId }, select: { id: true } });
  return own ? familyOf(db, own.id as ActorId) : [];
}

/** Every actor that is the same person as this one, the one they act as first. Merged actors can have others merged into them. */
export async function familyOf(db: Pick<Db, "actor">, actor: ActorId): Promise<ActorId[]> {
  let root: string = actor;
  const passed = new Set<string>();
  while (!passed.has(root)) {
    passed.add(root);
    const row = await db.actor.findUnique({ where: { id: root }, select: { mergedInto: true } });
    root = row?.mergedInto ?? root;
  }
  const family = new Set([root]);
  for (let layer = [root]; layer.length > 0; ) {
    const merged = await db.actor.findMany({ where: { mergedInto: { in: layer } }, select: { id: true } });
    layer = merged.map((row) => row.id).filter((id) => !family.has(id));
    for (const id of layer) family.add(id);
  }
  return [...family] as ActorId[];
}

/** What others see of an actor. */
export type Person = { name: string; isGuest: boolean };
/** Somebody whose account is no more. */
export const GONE: Person = { name: "Someone who left", isGuest: true };

/** Names by actor. An erased person's actor stays in every log and reads "Someone who left". */
export async function peopleOf(
  db: Pick<Db, "actor">,
  actors: readonly ActorId[],
): Promise<Map<ActorId, Person>> {
  const people = new Map<ActorId, Person>(actors.map((id) => [id, GONE]));
  for (const [actor, { user }] of await actingFor(db, actors))
    if (user) people.set(actor, { name: user.name, isGuest: user.isAnonymous === true });
  if (people.has(INSTANCE_ACTOR)) people.set(INSTANCE_ACTOR, { name: "Cohue", isGuest: false });
  return people;
}

type Acting = { id: ActorId; user: { name: string; isAnonymous: boolean | null } | null };

/** The actor that each of these acts as now, however often it was merged: a question for each link of the longest chain. */
export async function actingFor(
  db: Pick<Db, "actor">,
  actors: readonly string[],
): Promise<Map<ActorId, Acting>> {
  const known = new Map<string, { id: string; mergedInto: string | null; user: Acting["user"] }>();
  for (let asked = [...new Set(actors)]; asked.length > 0; ) {
    const rows = await db.actor.findMany({
      where: { id: { in: asked } },
      select: { id: true, mergedInto: true, user: { select: { name: true, isAnonymous: true } } },
    });
    for (const row of rows) known.set(row.id, row);
    asked = rows.flatMap(({ mergedInto }) => (mergedInto && !known.has(mergedInto) ? [mergedInto] : []));
  }
  const acting = new Map<ActorId, Acting>();
  for (const actor of actors) {
    const passed = new Set<string>();
    let row = known.get(actor);
    while (row?.mergedInto && !passed.has(row.id)) {
      passed.add(row.id);
      row = known.get(row.mergedInto) ?? { ...row, mergedInto: null };
    }
    if (row) acting.set(actor as ActorId, { id: row.id as ActorId, user: row.user });
  }
  return acting;
}
