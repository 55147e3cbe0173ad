import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase, Tx } from "@/prisma/client";
import { requirePerson } from "@/server/domain/account/list-people";
import { audit } from "@/server/domain/audit/audit";
import { actorsOf } from "@/server/domain/identity/actors";
import { listKeys, type OwnKey } from "./list-keys";

/**
 * Ends every key of a person that works, with what else lets in whoever is not them: their sessions. Answers how many there were.
 * Keys are asked for at every request, so nothing that they began goes on.
 */
export async function endKeys(tx: Tx, actors: readonly ActorId[], now: number): Promise<number> {
  const { count } = await tx.apiKey.updateMany({
    where: { actor: { in: [...actors] }, revokedAt: null },
    data: { revokedAt: new Date(now) },
  });
  return count;
}

/** A person's keys as an admin sees them: names, first characters and when they were used, never a key. `not_found` for nobody. */
export async function listKeysOf(deps: HasDatabase, userId: string): Promise<OwnKey[]> {
  const { db } = deps.database;
  await requirePerson(db, userId);
  return listKeys(deps, await actorsOf(db, userId));
}

/** Ends one of a person's keys, or all that work, by an admin, written down. `not_found` where there is none to end. */
export async function revokeKeysOf(
  { database: { db } }: HasDatabase,
  by: ActorId,
  { userId, key }: { userId: string; key?: string | undefined },
  now: number,
): Promise<{ keys: number }> {
  return db.$transaction(async (tx) => {
    const { name, actor } = await requirePerson(tx, userId);
    const alive = {
      actor: { in: await actorsOf(tx, userId) },
      revokedAt: null,
      ...(key ? { id: key } : {}),
    };
    const ended = await tx.apiKey.findMany({ where: alive, select: { name: true, prefix: true } });
    if (ended.length === 0) throw new AppError("not_found", "no such key");
    await tx.apiKey.updateMany({ where: alive, data: { revokedAt: new Date(now) } });
    await audit(tx, {
      actor: by,
      action: "person.keys",
      subject: `person:${actor ?? userId}`,
      before: { name, keys: ended },
      after: { keys: 0 },
    });
    return { keys: ended.length };
  });
}
