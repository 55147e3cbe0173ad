import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { audit } from "@/server/domain/audit/audit";
import { peopleOf } from "@/server/domain/identity/actors";
import type { RoomDeps } from "@/server/domain/room/deps";
import { readFrames } from "@/server/domain/room/queries/read-history";
import { toEvent } from "@/server/domain/room/store";
import { roomOfCase } from "../desk/read-picture";
import { type LogLine, lineOf } from "../public/log-line";

const LINES = 200;

export type Replay = {
  /** Oldest first. */
  frames: { seq: number; at: number; by: string[] }[];
  log: (LogLine & { seq: number; at: number; name: string })[];
  /** The event before which the next page ends; null at the beginning of the log. */
  before: number | null;
  /** Not open to everyone: that it was looked into is in the audit log. */
  closed: boolean;
};

/** The events in the room that a case is about. Reading a room that is not public is noted in the audit log. */
export async function replayRoom(
  deps: Pick<RoomDeps, "database">,
  by: ActorId,
  id: string,
  before?: number,
): Promise<Replay> {
  const { db } = deps.database;
  const of = await roomOfCase(db, id);
  const room = of && (await db.room.findUnique({ where: { id: of.room } }));
  if (!of || !room) throw new AppError("not_found");
  const closed = room.visibility === "private" || room.passwordHash !== null || room.closedAt !== null;
  if (closed)
    await audit(db, {
      actor: by,
      action: "moderation.replay",
      subject: `room:${of.room}`,
      after: { case: id },
    });
  const end = before ?? (of.until === null ? undefined : of.until + 1);
  const { frames, next } = await readFrames(deps, of.room, end);
  const rows = await db.roomEvent.findMany({
    where: {
      room: of.room,
      seq: { gte: frames.at(-1)?.seq ?? 0, ...(end === undefined ? {} : { lt: end }) },
    },
    orderBy: { seq: "desc" },
    take: LINES,
  });
  const events = rows.map(toEvent).reverse();
  const lines = events.map((event) => ({ event, ...lineOf(event) }));
  const people = await peopleOf(db, [
    ...new Set(lines.flatMap(({ event, member }) => [event.actor, ...(member ? [member] : [])])),
  ]);
  const nameOf = (actor: ActorId) => people.get(actor)?.name ?? "";
  return {
    frames: frames.map(({ seq, at, by: names }) => ({ seq, at, by: names })).reverse(),
    log: lines.map(({ event: { seq, at, actor }, words, member }) => ({
      seq,
      at,
      name: nameOf(actor),
      words: member ? words.replace("%", nameOf(member)) : words,
      member,
    })),
    before: next,
    closed,
  };
}
