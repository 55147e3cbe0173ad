import type { Scope } from "@/core/api/scopes";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { HasDatabase } from "@/prisma/client";

export type OwnKey = {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  state: "alive" | "expired" | "revoked";
};

/** A person's keys, the newest first, those that no longer work too. */
export async function listKeys(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  now: number = Date.now(),
): Promise<OwnKey[]> {
  const rows = await db.apiKey.findMany({
    where: { actor: { in: [...actors] } },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes.split(" ") as Scope[],
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt?.getTime() ?? null,
    lastUsedAt: row.lastUsedAt?.getTime() ?? null,
    state: row.revokedAt ? "revoked" : row.expiresAt && row.expiresAt.getTime() <= now ? "expired" : "alive",
  }));
}

/** Ends a key at once. `not_found` to everyone but whose it is. */
export async function revokeKey(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
  id: string,
): Promise<void> {
  const { count } = await db.apiKey.updateMany({
    where: { id, actor: { in: [...actors] }, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw new AppError("not_found");
}
