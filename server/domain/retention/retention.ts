import type { Settings } from "@/core/settings/settings";
import type { Db } from "@/prisma/client";
import type { Rooms } from "@/server/domain/room/port/rooms";
import { asRoom } from "@/server/domain/room/row";
import { settingsOf } from "@/server/domain/settings/settings";

const DAY = 86_400_000;

/** What was deleted. */
export type Forgotten = { chat: number; rooms: number; addresses: number; sessions: number; bars: number };

/**
 * Deletes data whose retention has ended: chat, guests' rooms in which nothing was made, addresses of sessions (each for as long as
 * the settings say), sessions that have ended, bars and reset links that have expired.
 */
export async function forget(
  db: Db,
  { now, rooms }: { now: number; rooms?: Pick<Rooms, "open"> },
): Promise<Forgotten> {
  const settings = await settingsOf(db);
  const before = (days: Settings["chatDays"]) => (days > 0 ? new Date(now - days * DAY) : null);
  const chatBefore = before(settings.chatDays);
  const roomsBefore = before(settings.guestRoomDays);
  const addressesBefore = before(settings.addressDays);
  const at = new Date(now);
  const [chat, addresses, sessions, bars] = await Promise.all([
    chatBefore ? db.chatLine.deleteMany({ where: { at: { lt: chatBefore } } }) : { count: 0 },
    addressesBefore
      ? db.session.updateMany({
          where: { createdAt: { lt: addressesBefore }, ipAddress: { not: null } },
          data: { ipAddress: null },
        })
      : { count: 0 },
    db.session.deleteMany({ where: { expiresAt: { lt: at } } }),
    db.bar.deleteMany({ where: { expiresAt: { lt: at } } }),
    db.passwordReset.deleteMany({ where: { expiresAt: { lt: at } } }),
  ]);
  const forgotten = roomsBefore ? await forgetGuestRooms(db, roomsBefore, rooms) : 0;
  return {
    chat: chat.count,
    rooms: forgotten,
    addresses: addresses.count,
    sessions: sessions.count,
    bars: bars.count,
  };
}

/** What somebody made, or something that was made of it, keeps a room. */
const MADE = ["edit", "undo", "redo", "revert", "restore", "propose", "elected", "bring-back"];
const AT_ONCE = 200;

/** Rooms that a guest opened and left as they were. One that somebody is in, that has edits, works or branches stays. */
async function forgetGuestRooms(
  db: Db,
  before: Date,
  rooms: Pick<Rooms, "open"> | undefined,
): Promise<number> {
  const idle = asRoom(
    await db.room.findMany({
      where: { lastActiveAt: { lt: before }, events: { none: { kind: { in: MADE } } } },
      select: { id: true, hostActor: true },
      take: AT_ONCE,
      orderBy: { lastActiveAt: "asc" },
    }),
  );
  const accounts = await db.actor.findMany({
    where: { id: { in: idle.map((room) => room.hostActor) }, user: { isAnonymous: true } },
    select: { id: true },
  });
  const guests = new Set(accounts.map(({ id }) => id));
  let forgotten = 0;
  for (const { id, hostActor } of idle) {
    if (!guests.has(hostActor) || (await rooms?.open([id]))?.length) continue;
    forgotten += await db.$transaction(async (tx) => {
      const used =
        (await tx.work.count({ where: { room: id } })) + (await tx.room.count({ where: { parentRoom: id } }));
      if (used > 0) return 0;
      const { count } = await tx.room.deleteMany({ where: { id, lastActiveAt: { lt: before } } });
      if (count > 0) await tx.checkpoint.deleteMany({ where: { room: id } });
      return count;
    });
  }
  return forgotten;
}
