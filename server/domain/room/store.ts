import { canonicalBytes } from "@/core/kernel/canon/bytes";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import { AppError } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import { verifyChain } from "@/core/room/log/chain";
import { RoomEvent } from "@/core/room/log/event";
import { replay } from "@/core/room/log/replay";
import { ROOM_LIMITS, SNAPSHOT_EVERY } from "@/core/room/protocol/limits";
import { eventBytes } from "@/core/room/rules/log-room";
import type { RoomState } from "@/core/room/rules/state";
import type { Db, Tx } from "@/prisma/client";

export type EventRow = {
  room: string;
  seq: number;
  at: bigint;
  actor: string;
  kind: string;
  payload: string;
  prev: string;
  hash: string;
};

/** A row as the event it is. Throws ZodError on a row that is none: a log is read whole or not at all. */
export const toEvent = (row: EventRow): RoomEvent =>
  RoomEvent.parse({ ...row, v: 1, at: Number(row.at), payload: JSON.parse(row.payload), of: undefined });

export const toRow = (event: RoomEvent): EventRow => ({
  room: event.room,
  seq: event.seq,
  at: BigInt(event.at),
  actor: event.actor,
  kind: event.kind,
  payload: canonicalJson(event.payload),
  prev: event.prev,
  hash: event.hash,
});

/**
 * A room's state as of event `seq` (the latest when left out): the last snapshot and the events after it, their chain
 * checked. Null where the room or the event does not exist.
 */
export async function readState(db: Db, room: RoomId, seq?: number): Promise<RoomState | null> {
  return (await readKept(db, room, seq))?.state ?? null;
}

/** The same, with the bytes of the events since the last snapshot. */
export async function readKept(
  db: Db,
  room: RoomId,
  seq?: number,
): Promise<{ state: RoomState; since: number } | null> {
  const until = seq === undefined ? {} : { lte: seq };
  const snapshot = await db.roomSnapshot.findFirst({ where: { room, seq: until }, orderBy: { seq: "desc" } });
  const from = snapshot ? (JSON.parse(snapshot.state) as RoomState) : null;
  const rows = await db.roomEvent.findMany({
    where: { room, seq: { ...until, gt: from?.seq ?? -1 } },
    orderBy: { seq: "asc" },
  });
  if (rows.length === 0) return from && { state: from, since: 0 };
  const events = rows.map(toEvent);
  const chain = verifyChain(events, from ?? undefined);
  if (!chain.ok)
    throw new AppError("internal", `the log of ${room} is damaged at ${chain.seq}: ${chain.why}`);
  const state = replay(events, from);
  const since = events.reduce((sum, event) => sum + eventBytes(event), 0);
  return seq === undefined || state.seq === seq ? { state, since } : null;
}

/** Bytes that a snapshot every 200 events may always have. */
const SMALL = 64 * 1024;
/** A larger one waits until a quarter of its size was written since the last: snapshots grow no faster than the log. */
const SHARE = 4;
/** Bytes after which one that was passed over is due. */
const LATE = ROOM_LIMITS.pageBytes;

/**
 * Whether a group ends with a snapshot: every 200 events, and later where the state is large and little was written.
 * @param since bytes of the events since the last snapshot, the group's included
 */
export function isSnapshotDue(before: RoomState, after: RoomState, since: number): boolean {
  const isTurn = Math.floor(after.seq / SNAPSHOT_EVERY) > Math.floor(before.seq / SNAPSHOT_EVERY);
  return (isTurn || since > LATE) && canonicalBytes(after) <= Math.max(SMALL, SHARE * since);
}

/** Brings members' rows in line with the roles that changed. */
export async function writeMembers(tx: Tx, before: RoomState | null, after: RoomState): Promise<void> {
  const { room } = after;
  const roles = after.roles as Record<string, { role: string } | undefined>;
  const old = (before?.roles ?? {}) as typeof roles;
  const readmitted = Object.keys(before?.kicked ?? {}).filter((actor) => !Object.hasOwn(after.kicked, actor));
  if (readmitted.length > 0)
    await tx.roomMember.updateMany({ where: { room, actor: { in: readmitted } }, data: { kickedAt: null } });
  for (const actor of new Set([...Object.keys(old), ...Object.keys(roles)])) {
    const role = roles[actor]?.role;
    if (role === old[actor]?.role) continue;
    if (!role) {
      const kickedAt = (after.kicked as Record<string, true>)[actor] ? new Date() : null;
      await tx.roomMember.updateMany({ where: { room, actor }, data: { kickedAt, leftAt: new Date() } });
      continue;
    }
    await tx.roomMember.upsert({
      where: { room_actor: { room, actor } },
      create: { room, actor, role },
      update: { role, leftAt: null, kickedAt: null },
    });
  }
}
