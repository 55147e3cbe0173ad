import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomEvent } from "@/core/room/log/event";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type { Db } from "@/prisma/client";
import { type EventRow, toEvent } from "../store";

/** Rows asked for at once. Each is at most a recipe's limit, nearly all are far smaller. */
const ROWS = 32;
/** Events in a page, however small. */
const PAGE_EVENTS = 500;

/** No event has a higher number: the column's largest. */
const LAST = 2 ** 31 - 1;

type Reader = Pick<Db, "roomEvent">;
/** Events from `from` to `to`, both included, by everybody or by some. */
export type Span = { room: RoomId; from?: number; to?: number; actors?: readonly ActorId[] };

/** A room's events in order, read a few at a time, so that of the longest log little is in memory. */
export async function* eventRows(
  db: Reader,
  { room, from = 0, to = LAST, actors }: Span,
): AsyncGenerator<EventRow> {
  let next = from;
  while (next <= to) {
    const rows = await db.roomEvent.findMany({
      where: { room, seq: { gte: next, lte: to }, ...(actors && { actor: { in: [...actors] } }) },
      orderBy: { seq: "asc" },
      take: ROWS,
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) return;
    next = last.seq + 1;
  }
}

/** The same, each as the event it is. Throws ZodError on a row that is none. */
export async function* eventsOf(db: Reader, span: Span): AsyncGenerator<RoomEvent> {
  for await (const row of eventRows(db, span)) yield toEvent(row);
}

/** An event as it is kept, also where it was changed since: for those who check the chain. */
export const asKept = ({ at, payload, ...row }: EventRow): RoomEvent =>
  ({
    v: 1,
    room: row.room,
    seq: row.seq,
    at: Number(at),
    actor: row.actor,
    kind: row.kind,
    payload: JSON.parse(payload),
    prev: row.prev,
    hash: row.hash,
  }) as RoomEvent;

/** A page of a log: events from `from` on, at most `ROOM_LIMITS.pageBytes` and `PAGE_EVENTS` of them, and where to read on; null at the end. */
export async function readPage(
  db: Reader,
  span: Span,
): Promise<{ events: RoomEvent[]; next: number | null }> {
  const events: RoomEvent[] = [];
  let bytes = 0;
  for await (const row of eventRows(db, span)) {
    // Names, hashes and numbers beside the payload take less than this.
    bytes += Buffer.byteLength(row.payload) + 512;
    const isFull = bytes > ROOM_LIMITS.pageBytes || events.length === PAGE_EVENTS;
    if (isFull && events.length > 0) return { events, next: row.seq };
    events.push(asKept(row));
  }
  return { events, next: null };
}
