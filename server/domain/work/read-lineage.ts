import type { Lineage } from "@/core/credit/subset";
import { AppError } from "@/core/errors";
import type { RoomId } from "@/core/ids/ids";
import { verifyChain } from "@/core/log/chain";
import type { RoomEvent } from "@/core/log/event";
import { merkleRoot } from "@/core/log/merkle";
import type { WorkRecord } from "@/core/work/record";
import type { Db } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import { toEvent } from "@/server/domain/room/store";
import { requireShown } from "./require-shown";

/** More than anyone branches; and a ring of branches cannot be. */
const DEEPEST = 64;

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
  const lineage: Lineage[number][] = [];
  const logs: WorkRecord["logs"] = [];
  let at: { room: RoomId; seq: number } | undefined = { room, seq };
  while (at) {
    if (lineage.length >= DEEPEST) throw new AppError("limit_reached", "branched too often");
    const events = await readLog(db, at.room, at.seq);
    const [first] = events;
    const last = events.at(-1);
    if (first?.kind !== "created" || last?.seq !== at.seq)
      throw new AppError("not_found", `${at.room} has no event ${at.seq}`);
    lineage.unshift(events);
    const root = merkleRoot(events.map(({ hash }) => hash));
    logs.unshift({ room: at.room, size: events.length, root, head: last.hash });
    at = first.payload.from;
  }
  return { lineage, logs };
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

const readLog = async (db: Db, room: RoomId, seq: number): Promise<RoomEvent[]> =>
  (await db.roomEvent.findMany({ where: { room, seq: { lte: seq } }, orderBy: { seq: "asc" } })).map(toEvent);
