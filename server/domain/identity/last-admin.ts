import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Tx } from "@/prisma/client";
import { familyOf } from "./actors";
import { asUser } from "./row";
import { barredWords, readStanding } from "./standing";

const LOCK = "lock.admins";

/** Lets nobody else give or take an admin's powers until the transaction ends. */
export async function lockAdmins(tx: Tx, now: number): Promise<void> {
  const value = String(now);
  await tx.setting.upsert({ where: { key: LOCK }, create: { key: LOCK, value }, update: { value } });
}

/**
 * Refuses, with `last_admin`, to take an admin's powers away where no other admin is left who can use theirs. Takes a lock that
 * is held until the transaction ends, so that of two admins who demote each other at once one stays.
 */
export async function requireAnotherAdmin(tx: Tx, actor: ActorId, now: number): Promise<void> {
  await lockAdmins(tx, now);
  const [root] = await familyOf(tx, actor);
  const admins = asUser(
    await tx.user.findMany({
      where: { role: "admin" },
      select: { actor: { select: { id: true } } },
    }),
  );
  const ids = admins.flatMap((admin) => (admin.actor ? [admin.actor.id] : []));
  if (!ids.some((id) => id === root)) return;
  for (const id of ids) if (id !== root && !barredWords(await readStanding(tx, id), now)) return;
  throw new AppError("last_admin");
}
