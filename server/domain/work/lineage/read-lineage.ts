import { AppError } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import { verifyChain } from "@/core/room/log/chain";
import type { RoomEvent } from "@/core/room/log/event";
import { merkleRoot } from "@/core/room/log/merkle";
import type { Lineage } from "@/core/work/credit/subset";
import type { WorkRecord } from "@/core/work/record/record";
import type { Db } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import { eventsOf } from "@/server/domain/room/queries/read-events";
import { toEvent } from "@/server/domain/room/store";
import { requireShown } from "../require-shown";

/** More branches than anyone makes. It also ends a circle of branches, which should never exist. */
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

/** The same without checks of the chain, for verification. Throws ZodError where a stored row is not an event. */
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
    const events: RoomEvent[] = [];
    for await (const event of eventsOf(db, { room: at.room, to: at.seq })) events.push(event);
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

/**
 * A shown work's logs as the text of a JSON array of arrays of events, a piece at a time, where all its rooms are public; `not_found`
 * before the first piece otherwise: what happens in a private room stays there. `internal` where a log was changed, at that place.
 */
export async function* openLogs(deps: Pick<RoomDeps, "database">, id: string): AsyncGenerator<string> {
  const { db } = deps.database;
  const work = await requireShown(db, id);
  const parts = await partsOf(db, { room: work.room, seq: work.seq });
  const rooms = [...new Set(parts.map(({ room }) => room as string))];
  const open = await db.room.count({
    where: { id: { in: rooms }, visibility: "public", passwordHash: null },
  });
  if (open !== rooms.length) throw new AppError("not_found");
  for (const [i, { room, seq }] of parts.entries()) {
    yield i === 0 ? "[[" : "],[";
    yield* linked(db, room, seq);
  }
  yield "]]";
}

type Part = { room: RoomId; seq: number };

/** The rooms that a picture comes from and where each log is cut, the root first. */
async function partsOf(db: Pick<Db, "roomEvent">, last: Part): Promise<Part[]> {
  const parts: Part[] = [];
  for (let at: Part | undefined = last; at; at = await parentOf(db, at)) {
    if (parts.length >= DEEPEST) throw new AppError("limit_reached", "branched too often");
    parts.unshift(at);
  }
  return parts;
}

/** Where a room was branched from. `not_found` where it has no such event. */
async function parentOf(db: Pick<Db, "roomEvent">, { room, seq }: Part): Promise<Part | undefined> {
  const at = (place: number) => db.roomEvent.findUnique({ where: { room_seq: { room, seq: place } } });
  const [first, cut] = [await at(0), await at(seq)];
  const created = first && toEvent(first);
  if (created?.kind !== "created" || !cut) throw new AppError("not_found", `${room} has no event ${seq}`);
  return created.payload.from;
}

/** A log's events as text, each checked against the one before. */
async function* linked(db: Db, room: RoomId, to: number): AsyncGenerator<string> {
  let before: { seq: number; head: string } | undefined;
  for await (const event of eventsOf(db, { room, to })) {
    const chain = verifyChain([event], before);
    if (!chain.ok) throw new AppError("internal", `the log of ${room} is damaged at ${chain.seq}`);
    yield `${before ? "," : ""}${JSON.stringify(event)}`;
    before = chain;
  }
}
