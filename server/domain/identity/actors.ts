import { randomUUID } from "node:crypto";
import { type ActorId, INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { Db } from "@/prisma/client";
import { asActor } from "./row";

/** The actor a person acts as; made on first need. Safe when asked twice at once. */
export async function actorOf(db: Db, userId: string): Promise<ActorId> {
  const find = async () => asActor(await db.actor.findUnique({ where: { userId }, select: { id: true } }));
  const found = await find();
  if (found) return found.id;
  try {
    const made = asActor(await db.actor.create({ data: { id: randomUUID(), userId }, select: { id: true } }));
    return made.id;
  } catch (error) {
    // Another request of the same person made it in between.
    const made = isUniqueViolation(error) ? await find() : null;
    if (!made) throw error;
    return made.id;
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
    const guest = asActor(await tx.actor.findUnique({ where: { userId: guestUserId } }));
    if (!guest) return null;
    const account = asActor(await tx.actor.findUnique({ where: { userId: accountUserId } }));
    if (account && (await hasActed(tx, account.id))) {
      await tx.actor.update({ where: { id: guest.id }, data: { userId: null, mergedInto: account.id } });
      return { actor: account.id, merged: guest.id };
    }
    if (account)
      await tx.actor.update({ where: { id: account.id }, data: { userId: null, mergedInto: guest.id } });
    await tx.actor.update({ where: { id: guest.id }, data: { userId: accountUserId } });
    return { actor: guest.id, merged: null };
  });
}

type Reader = Pick<Db, "roomMember" | "room">;
const hasActed = async (db: Reader, actor: string): Promise<boolean> =>
  (await db.roomMember.count({ where: { actor } })) + (await db.room.count({ where: { hostActor: actor } })) >
  0;

/** Whether a person acts under this id now: false once they were erased, or use another. */
export const isInUse = async (db: Pick<Db, "actor">, actor: ActorId): Promise<boolean> =>
  (await db.actor.count({ where: { id: actor, userId: { not: null } } })) > 0;

/** Every actor that is this person: the one they act as first, and those merged into it. */
export async function actorsOf(db: Pick<Db, "actor">, userId: string): Promise<ActorId[]> {
  const own = asActor(await db.actor.findUnique({ where: { userId }, select: { id: true } }));
  return own ? familyOf(db, own.id) : [];
}

/** Every actor that is the same person as this one, the one they act as first. Merged actors can have others merged into them. */
export async function familyOf(db: Pick<Db, "actor">, actor: ActorId): Promise<ActorId[]> {
  let root = actor;
  const passed = new Set<ActorId>();
  while (!passed.has(root)) {
    passed.add(root);
    const row = asActor(await db.actor.findUnique({ where: { id: root }, select: { mergedInto: true } }));
    root = row?.mergedInto ?? root;
  }
  const family = new Set([root]);
  for (let layer = [root]; layer.length > 0; ) {
    const merged = asActor(
      await db.actor.findMany({ where: { mergedInto: { in: layer } }, select: { id: true } }),
    );
    layer = merged.map((row) => row.id).filter((id) => !family.has(id));
    for (const id of layer) family.add(id);
  }
  return [...family];
}

/** What others see of an actor. */
export type Person = { name: string; isGuest: boolean };
/** A person whose account was deleted. */
export const GONE: Person = { name: "Someone who left", isGuest: true };

/** Names by id. An erased person's actor stays in every log and reads "Someone who left", as does an unknown id. */
export async function peopleOf<Asked extends string>(
  db: Pick<Db, "actor">,
  players: readonly Asked[],
): Promise<Map<Asked, Person>> {
  const acting = await actingFor(db, players);
  return new Map(players.map((player) => [player, personBehind(player, acting.get(player)?.user ?? null)]));
}

function personBehind(player: string, user: Acting["user"]): Person {
  if (player === INSTANCE_ACTOR) return { name: "Cohue", isGuest: false };
  return user ? { name: user.name, isGuest: user.isAnonymous === true } : GONE;
}

type Acting = { id: ActorId; user: { name: string; isAnonymous: boolean | null } | null };

/** The actor that each of these acts as now, however often it was merged: a question for each link of the longest chain. */
export async function actingFor(
  db: Pick<Db, "actor">,
  actors: readonly string[],
): Promise<Map<string, Acting>> {
  const known = new Map<string, Acting & { mergedInto: ActorId | null }>();
  for (let asked: string[] = [...new Set(actors)]; asked.length > 0; ) {
    const rows = asActor(
      await db.actor.findMany({
        where: { id: { in: asked } },
        select: { id: true, mergedInto: true, user: { select: { name: true, isAnonymous: true } } },
      }),
    );
    for (const row of rows) known.set(row.id, row);
    asked = rows.flatMap(({ mergedInto }) => (mergedInto && !known.has(mergedInto) ? [mergedInto] : []));
  }
  const acting = new Map<string, Acting>();
  for (const actor of actors) {
    const passed = new Set<string>();
    let row = known.get(actor);
    while (row?.mergedInto && !passed.has(row.id)) {
      passed.add(row.id);
      row = known.get(row.mergedInto) ?? { ...row, mergedInto: null };
    }
    if (row) acting.set(actor, { id: row.id, user: row.user });
  }
  return acting;
}
