import { AppError } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import type { Db } from "@/prisma/client";
import { type EventRow, toEvent } from "@/server/domain/room/store";

/** More than anyone branches; and a ring of branches cannot be. */
const DEEPEST = 64;
/** Events read at once: other requests are answered in between. */
const ROWS = 500;

/**
 * A room's log up to event `seq` and those it was branched from, the root's first, as they are kept: what is to be read elsewhere.
 * `not_found` where they are not there.
 */
export async function readKeptRows(db: Db, room: RoomId, seq: number): Promise<EventRow[][]> {
  const all: EventRow[][] = [];
  let at: { room: RoomId; seq: number } | undefined = { room, seq };
  while (at) {
    if (all.length >= DEEPEST) throw new AppError("limit_reached", "branched too often");
    const rows = await readRows(db, at.room, at.seq);
    const first = rows[0] && toEvent(rows[0]);
    if (first?.kind !== "created" || rows.at(-1)?.seq !== at.seq)
      throw new AppError("not_found", `${at.room} has no event ${at.seq}`);
    all.unshift(rows);
    at = first.payload.from;
  }
  return all;
}

async function readRows(db: Db, room: RoomId, seq: number): Promise<EventRow[]> {
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
