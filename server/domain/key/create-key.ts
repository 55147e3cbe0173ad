import { createHash, randomBytes, randomUUID } from "node:crypto";
import { KEY_NAME_LENGTH, KEYS, type Scope } from "@/core/api/scopes";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { cleanLine } from "@/core/kernel/names/clean-name";
import type { HasDatabase } from "@/prisma/client";
import { lockPerson } from "@/server/domain/identity/lock-person";

const DAY = 86_400_000;
/** Characters of a key that are shown to tell it from others: what is left is 230 bits. */
const PREFIX = 11;

/** Keys are random, so a plain hash keeps them: nothing can be tried against it. */
export const hashOfKey = (key: string): string => createHash("sha256").update(key).digest("hex");

type NewKey = { name: string; scopes: readonly Scope[]; days: number | null };

/**
 * Makes a key for somebody with an account. It is answered this once and kept as its hash. Guests have none: they could not
 * come back to revoke it.
 */
export async function createKey(
  { database: { db } }: HasDatabase,
  by: { actor: ActorId; isGuest: boolean },
  { name: rawName, scopes, days }: NewKey,
  now: number = Date.now(),
): Promise<{ id: string; key: string }> {
  if (by.isGuest)
    throw new AppError(
      "forbidden",
      "a guest",
      "Only accounts can have keys. Make an account: you keep what you did as a guest.",
    );
  const name = [...cleanLine(rawName)].slice(0, KEY_NAME_LENGTH).join("");
  if (!name) throw new AppError("malformed", "no name", "Give the key a name, so that you can recognise it.");
  if (scopes.length === 0)
    throw new AppError("malformed", "no scope", "Choose what the key may be used for.");
  const key = `cohue_${randomBytes(32).toString("base64url")}`;
  const id = randomUUID();
  await db.$transaction(async (tx) => {
    const alive = await tx.apiKey.count({
      where: {
        actor: { in: await lockPerson(tx, by.actor) },
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }],
      },
    });
    if (alive >= KEYS)
      throw new AppError("limit_reached", "keys", `You have ${KEYS} keys. Revoke one that you do not need.`);
    await tx.apiKey.create({
      data: {
        id,
        actor: by.actor,
        name,
        prefix: key.slice(0, PREFIX),
        hash: hashOfKey(key),
        scopes: [...new Set(scopes)].join(" "),
        expiresAt: days === null ? null : new Date(now + days * DAY),
      },
    });
  });
  return { id, key };
}
