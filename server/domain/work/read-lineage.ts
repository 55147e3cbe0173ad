import type { Lineage } from "@/core/credit/subset";
import { AppError } from "@/core/errors";
import type { RoomId } from "@/core/ids/ids";
import { verifyChain } from "@/core/log/chain";
import { merkleRoot } from "@/core/log/merkle";
import type { WorkRecord } from "@/core/work/record";
import type { Db } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import { type EventRow, toEvent } from "@/server/domain/room/store";
import { requireShown } from "./require-shown";

/** More than anyone branches; and a ring of branches cannot be. */
const DEEPEST = 64;
/** Events read at once. */
const ROWS = 500;

/**
 * The logs a room's picture after `seq` comes from, the root's first, and what a record says of each. `not_found` where they are not
 * there, `internal` where a log was changed.
 */
export async function readLineage(
  db: Db,
  room: RoomId,
  seq: number,
): Promise<{ lineage: Lineage; logs: WorkRecord["logs"] }> {
  const { lineage, logs } = await readKeptLineage(db, room, seq);
  for (const events of lineage) {
    const chain = verifyChain(events);
    if (!chain.ok) throw new AppError("internal", `the log of ${events[0]?.room} is damaged at ${chain.seq}`);
  }
  return { lineage, logs };
}

/** The same, whatever has become of it: for checking. Throws ZodError where what is kept is no event at all. */
export async function readKeptLineage(
  db: Db,
  room: RoomId,
  seq: number,
): Promise<{ lineage: Lineage; logs: WorkRecord["logs"] }> {
  const lineage = (await readKeptRows(db, room, seq)).map((rows) => rows.map(toEvent));
  const logs = lineage.map((events, i) => {
    const last = events.at(-1);
    if (!last) throw new AppError("not_found", `log ${i} is empty`);
    return {
      room: last.room,
      size: events.length,
      root: merkleRoot(events.map(({ hash }) => hash)),
      head: last.hash,
    };
  });
  return { lineage, logs };
}

/** The same as it is kept, unread: what is to be read elsewhere. */
export async function readKeptRows(db: Db, room: RoomId, seq: number): Promise<EventRow[][]> {
  const all: EventRow[][] = [];
  let at: { room: RoomId; seq: number } | undefined = { room, seq };
  while (at) {
    if (all.length >= DEEPEST) throw new AppError("limit_reached", "branched too often");
    const rows = await readLog(db, at.room, at.seq);
    const first = rows[0] && toEvent(rows[0]);
    if (first?.kind !== "created" || rows.at(-1)?.seq !== at.seq)
      throw new AppError("not_found", `${at.room} has no event ${at.seq}`);
    all.unshift(rows);
    at = first.payload.from;
  }
  return all;
}

/** A shown work's logs where all its rooms are public; `not_found` otherwise: what happens in a private room stays there. */
export async function readOpenLogs(deps: Pick<RoomDeps, "database">, id: string): Promise<Lineage> {
  const { db } = deps.database;
  const work = await requireShown(db, id);
  const { lineage, logs } = await readLineage(db, work.room as RoomId, work.seq);
  const rooms = [...new Set(logs.map(({ room }) => room as string))];
  const open = await db.room.count({
    where: { id: { in: rooms }, visibility: "public", passwordHash: null },
  });
  if (open !== rooms.length) throw new AppError("not_found");
  return lineage;
}

/** Some rows at a time, so that others are answered meanwhile. */
async function readLog(db: Db, room: RoomId, seq: number): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (;;) {
    const after = rows.at(-1)?.seq ?? -1;
    const some = await db.roomEvent.findMany({
      where: { room, seq: { gt: after, lte: seq } },
      orderBy: { seq: "asc" },
      take: ROWS,
    });
    rows.push(...some);
    if (some.length < ROWS) return rows;
  }
}
