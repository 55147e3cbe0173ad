import type { ActorId, RoomId } from "@/core/ids/ids";
import type { RoomEvent } from "@/core/log/event";
import { peopleOf } from "@/server/domain/person/actors";
import type { RoomDeps } from "./deps";
import { requireSight } from "./require";
import { settledUrl } from "./settled";
import { toEvent } from "./store";
import { withheldPictures } from "./withheld";

export type HistoryFrame = { seq: number; at: number; url: string; by: string[] };

/** What somebody is called where it is not by their name. */
type NameOf = (actor: ActorId, name: string) => string;

const PAGE = 60;
const LOG_PAGE = 500;

/**
 * Settled pictures, the latest first, each with who worked on it since the one before, and how many there are in all. For
 * those who may see the room.
 */
export async function readHistory(
  deps: RoomDeps,
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
    where: { room, ...(hidden.length > 0 ? { recipeHash: { notIn: hidden } } : {}) },
  });
  return {
    total,
    frames: frames.flatMap(({ recipeHash, ...frame }) =>
      withheld.has(`${room}/${recipeHash}`) ? [] : [frame],
    ),
    next,
  };
}

/** The same for those who look after rooms, with what is withheld from others. Asks nobody's permission. */
export async function readFrames(
  { database: { db } }: Pick<RoomDeps, "database">,
  room: RoomId,
  before?: number,
  nameOf: NameOf = (_actor, name) => name,
): Promise<{ frames: (HistoryFrame & { recipeHash: string })[]; next: number | null }> {
  const rows = await db.settledFrame.findMany({
    where: { room, ...(before === undefined ? {} : { seq: { lt: before } }) },
    orderBy: { seq: "desc" },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const oldest = rows.at(-1)?.seq ?? 0;
  const newest = page[0]?.seq ?? 0;
  const edits = await db.roomEvent.findMany({
    where: {
      room,
      seq: { gt: oldest === newest ? -1 : oldest, lte: newest },
      kind: { in: ["edit", "undo", "redo", "revert", "restore"] },
    },
    select: { seq: true, actor: true },
    orderBy: { seq: "asc" },
  });
  const names = await peopleOf(
    db,
    edits.map((e) => e.actor as ActorId),
  );
  const frames = page.map((row, i) => {
    const since = rows[i + 1]?.seq ?? -1;
    const actors = new Set(
      edits.filter((e) => e.seq > since && e.seq <= row.seq).map((e) => e.actor as ActorId),
    );
    const by = [...new Set([...actors].map((a) => nameOf(a, names.get(a)?.name ?? "")))];
    const { seq, recipeHash } = row;
    return { seq, at: row.at.getTime(), url: settledUrl(room, seq), by, recipeHash };
  });
  return { frames, next: rows.length > PAGE ? (page.at(-1)?.seq ?? null) : null };
}

/** The log itself, for those who want to check its chain. */
export async function readLog(
  deps: RoomDeps,
  actor: ActorId | null,
  room: RoomId,
  from: number,
): Promise<RoomEvent[]> {
  await requireSight(deps, room, actor);
  const rows = await deps.database.db.roomEvent.findMany({
    where: { room, seq: { gte: from } },
    orderBy: { seq: "asc" },
    take: LOG_PAGE,
  });
  return rows.map(toEvent);
}
