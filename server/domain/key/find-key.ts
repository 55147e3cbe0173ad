import type { Scope } from "@/core/api/scopes";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db, HasDatabase } from "@/prisma/client";
import { barredWords, readStanding } from "@/server/domain/identity/standing";
import { wholePerson } from "@/server/domain/identity/whole-person";
import { hashOfKey } from "./create-key";
import { asApiKey } from "./row";

/** Who asks with a key. */
export type KeyHolder = {
  id: string;
  name: string;
  prefix: string;
  scopes: readonly Scope[];
  expiresAt: number | null;
  /** The actor the person acts as now. */
  actor: ActorId;
  userId: string;
  personName: string;
  /** On the site, for what they may use. */
  role: string;
};

const SHAPE = /^cohue_[A-Za-z0-9_-]{43}$/;
/** "Last used" is written at most this often. */
const NOTED_MS = 60_000;

/**
 * Whose key it is. `key_invalid` for keys that are unknown, expired, revoked, or of somebody who erased their account: which of
 * them is not said. `banned` while its person is. Asked at every request, so that a key ends when its person's access does.
 */
export async function findKey(
  { database: { db } }: HasDatabase,
  key: string,
  now: number = Date.now(),
): Promise<KeyHolder> {
  const row = SHAPE.test(key)
    ? asApiKey(await db.apiKey.findUnique({ where: { hash: hashOfKey(key) } }))
    : null;
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt.getTime() <= now))
    throw new AppError("key_invalid");
  const { actor, user } = await personOf(db, row.actor);
  if (!user || user.isAnonymous) throw new AppError("key_invalid", "whose key it was is gone");
  if (user.banned && !(user.banExpires && user.banExpires.getTime() <= now)) throw new AppError("banned");
  const words = barredWords(await readStanding(db, actor), now);
  if (words) throw new AppError("banned", "whose key it is may not take part", words);
  if (!row.lastUsedAt || now - row.lastUsedAt.getTime() > NOTED_MS)
    await db.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date(now) } });
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes.split(" ") as Scope[],
    expiresAt: row.expiresAt?.getTime() ?? null,
    actor,
    userId: user.id,
    personName: user.name,
    role: user.role ?? "user",
  };
}

/** The person behind an actor, also where it was merged into others since. */
async function personOf(db: Db, id: ActorId) {
  const { actor, userId } = await wholePerson(db, id);
  return { actor, user: userId === null ? null : await db.user.findUnique({ where: { id: userId } }) };
}
