import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Quota, QuotaKind, QuotaRole } from "@/core/settings/quotas";
import type { Db } from "@/prisma/client";
import { familyOf } from "@/server/domain/identity/actors";
import { lockPerson } from "@/server/domain/identity/lock-person";
import { settingsOf } from "./settings";
import type { Within } from "./within";

/** The person whose quota it is: their role on the site, and whether they have an account. */
export type Holder = { actor: ActorId; isGuest: boolean; role: string };

const DAY = 86_400_000;
const MIB = 1024 * 1024;

const quotaRole = ({ isGuest, role }: Pick<Holder, "isGuest" | "role">): QuotaRole | null =>
  role === "admin" ? null : isGuest ? "guest" : role === "moderator" ? "moderator" : "user";

/** Somebody's quota; null for admins, who have no limit. */
export async function quotaOf(db: Pick<Db, "setting">, holder: Omit<Holder, "actor">): Promise<Quota | null> {
  const role = quotaRole(holder);
  return role && (await settingsOf(db)).quotas[role];
}

const WORDS: Record<QuotaKind, (most: number) => string> = {
  rooms: (most) => `You host ${most} open rooms, as many as you may. Close or leave one first.`,
  works: (most) => `You have published ${most} works in a day, as many as you may. Go on tomorrow.`,
  storage: (most) => `The files of your works fill the ${most} MiB you may use. Take a work down first.`,
  renders: (most) => `${most} pictures were made for you today, as many as you may. Go on tomorrow.`,
};
const ASK = " An account may do more than a guest.";

/** `quota_reached` with words, for a person who has used up their quota. */
export function quotaReached(kind: QuotaKind, most: number, isGuest: boolean): AppError {
  const words = most === 0 ? "That is not open to you here." : WORDS[kind](most);
  return new AppError("quota_reached", `${kind} over ${most}`, isGuest ? words + ASK : words);
}

/** Refuses one more room to someone who hosts as many as they may. For an early refusal: the transaction that makes the room counts again. */
export async function requireRoomQuota(db: Db, holder: Holder): Promise<void> {
  const quota = await quotaOf(db, holder);
  if (quota) await countRooms(db, holder, quota, await familyOf(db, holder.actor));
}

/** The same in the transaction that makes the room. */
export const withinRooms =
  (holder: Holder): Within =>
  async (tx) => {
    const quota = await quotaOf(tx, holder);
    if (quota) await countRooms(tx, holder, quota, await lockPerson(tx, holder.actor));
  };

async function countRooms(
  db: Pick<Db, "room">,
  { isGuest }: Holder,
  quota: Quota,
  family: ActorId[],
): Promise<void> {
  const hosted = await db.room.count({ where: { hostActor: { in: family }, closedAt: null } });
  if (hosted >= quota.rooms) throw quotaReached("rooms", quota.rooms, isGuest);
}

/** Refuses one more work to someone who published as many in a day, or whose files take as much room, as they may. */
export async function requireWorkQuota(db: Db, holder: Holder, now: number): Promise<void> {
  const quota = await quotaOf(db, holder);
  if (quota) await countWorks(db, holder, quota, { family: await familyOf(db, holder.actor), now });
}

/** The same in the transaction that publishes it. */
export const withinWorks =
  (holder: Holder, now: number): Within =>
  async (tx) => {
    const quota = await quotaOf(tx, holder);
    if (quota) await countWorks(tx, holder, quota, { family: await lockPerson(tx, holder.actor), now });
  };

async function countWorks(
  db: Pick<Db, "work" | "workFile">,
  { isGuest }: Holder,
  quota: Quota,
  { family, now }: { family: ActorId[]; now: number },
): Promise<void> {
  const publisher = { in: family };
  const createdAt = { gt: new Date(now - DAY) };
  const works = await db.work.count({ where: { publisher, createdAt, status: { not: "failed" } } });
  if (works >= quota.works) throw quotaReached("works", quota.works, isGuest);
  const { _sum } = await db.workFile.aggregate({
    where: { of: { of: { publisher } } },
    _sum: { bytes: true },
  });
  if ((_sum.bytes ?? 0) >= quota.storage * MIB) throw quotaReached("storage", quota.storage, isGuest);
}
