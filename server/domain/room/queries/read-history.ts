import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomEvent } from "@/core/room/log/event";
import type { Db, HasDatabase } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import { requireSight } from "../require";
import { asRoomEvent } from "../row";
import { readPage } from "./read-events";
import { settledUrl } from "./settled";
import { withheldPictures } from "./withheld";

export type HistoryFrame = { seq: number; at: number; url: string; by: string[] };

/** Gives another name than the usual one. */
type NameOf = (actor: ActorId, name: string) => string;

const PAGE = 60;
/** People named with one picture at most. */
const NAMES = 50;

/**
 * Settled pictures, the latest first, each with who worked on it since the one before, and how many there are in all. For
 * those who may see the room.
 */
export async function readHistory(
  deps: HasDatabase,
  actor: ActorId | null,
  room: RoomId,
  before?: number,
  nameOf?: NameOf,
): Promise<{ frames: HistoryFrame[]; next: number | null; total: number }> {
  await requireSight(deps, room, actor);
  const { frames, next } = await readFrames(deps, room, before, nameOf);
  const withheld = await withheldPictures(deps, [room], actor);
  const hidden = [...withheld.keys()].map((picture) => picture.slice(room.length + 1));
  const total = await deps.database.db.settledFrame.count({
    where: { room, passing: false, ...(hidden.length > 0 ? { recipeHash: { notIn: hidden } } : {}) },
  });
  return {
    total,
    frames: frames.flatMap(({ recipeHash, ...frame }) =>
      withheld.has(`${room}/${recipeHash}`) ? [] : [frame],
    ),
    next,
  };
}

/** The same for moderators, with withheld pictures. Checks no permission. */
export async function readFrames(
  { database: { db } }: HasDatabase,
  room: RoomId,
  before?: number,
  nameOf: NameOf = (_actor, name) => name,
): Promise<{ frames: (HistoryFrame & { recipeHash: string })[]; next: number | null }> {
  const rows = await db.settledFrame.findMany({
    where: { room, passing: false, ...(before === undefined ? {} : { seq: { lt: before } }) },
    orderBy: { seq: "desc" },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const actors = new Map<number, ActorId[]>();
  for (const [i, { seq }] of page.entries())
    actors.set(seq, await workersBetween(db, { room, after: rows[i + 1]?.seq ?? -1, to: seq }));
  const names = await peopleOf(db, [...new Set([...actors.values()].flat())]);
  const frames = page.map(({ seq, recipeHash, at }) => {
    const by = [...new Set(actors.get(seq)?.map((a) => nameOf(a, names.get(a)?.name ?? "")))];
    return { seq, at: at.getTime(), url: settledUrl(room, seq), by, recipeHash };
  });
  return { frames, next: rows.length > PAGE ? (page.at(-1)?.seq ?? null) : null };
}

/** Who worked on the picture between two moments, the first to do so first; counted where the log is, however long it is. */
async function workersBetween(
  db: Pick<Db, "roomEvent">,
  { room, after, to }: { room: RoomId; after: number; to: number },
): Promise<ActorId[]> {
  const found = await db.roomEvent.groupBy({
    by: ["actor"],
    where: {
      room,
      seq: { gt: after, lte: to },
      kind: { in: ["edit", "undo", "redo", "revert", "restore", "elected", "bring-back"] },
    },
    _min: { seq: true },
    orderBy: { _min: { seq: "asc" } },
    take: NAMES,
  });
  return asRoomEvent(found).map(({ actor }) => actor);
}

/** The log itself, a page at a time, for those who want to check its chain. `next` is where to read on; null at the end. */
export async function readLog(
  deps: HasDatabase,
  actor: ActorId | null,
  room: RoomId,
  from: number,
): Promise<{ events: RoomEvent[]; next: number | null }> {
  await requireSight(deps, room, actor);
  return readPage(deps.database.db, { room, from });
}
