import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { peopleOf } from "@/server/domain/identity/actors";
import type { RoomDeps } from "../deps";
import type { Rooms } from "../port/rooms";
import { asRoom } from "../row";
import { settledUrl } from "./settled";
import { withheldPictures } from "./withheld";

export type LobbyRoom = {
  id: RoomId;
  slug: string;
  title: string;
  visibility: string;
  online: number;
  members: number;
  updatedAt: number;
  settled: { url: string; seq: number } | null;
  hostName: string;
};

const PAGE = 24;

type Row = Awaited<ReturnType<RoomDeps["database"]["db"]["room"]["findMany"]>>[number];

const LISTED = {
  visibility: "public",
  closedAt: null,
  archivedAt: null,
  moderation: { notIn: ["hidden", "removed"] },
};

/** Public rooms, the most recently active first. `cursor` is the last page's last id. */
export async function listPublicRooms(
  deps: Pick<RoomDeps, "database">,
  rooms: Pick<Rooms, "counts">,
  cursor?: string,
): Promise<{ rooms: LobbyRoom[]; next: string | null }> {
  const { db } = deps.database;
  // A cursor of a room that is not listed would tell that there is one, and when somebody was in it last.
  if (cursor && (await db.room.count({ where: { ...LISTED, id: cursor } })) === 0)
    return { rooms: [], next: null };
  const rows = await db.room.findMany({
    where: LISTED,
    orderBy: [{ lastActiveAt: "desc" }, { id: "asc" }],
    take: PAGE + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  });
  const page = rows.slice(0, PAGE);
  return {
    rooms: await shown(deps, rooms, page, null, (row) => row.passwordHash === null),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** The rooms someone is in that are not archived, the most recently active first. */
export async function listMyRooms(
  deps: Pick<RoomDeps, "database">,
  rooms: Pick<Rooms, "counts">,
  actor: ActorId,
): Promise<LobbyRoom[]> {
  const rows = await deps.database.db.room.findMany({
    where: {
      closedAt: null,
      archivedAt: null,
      members: { some: { actor, leftAt: null, kickedAt: null } },
    },
    orderBy: { lastActiveAt: "desc" },
    take: 100,
  });
  return shown(deps, rooms, rows, actor, () => true);
}

async function shown(
  deps: Pick<RoomDeps, "database">,
  rooms: Pick<Rooms, "counts">,
  found: Row[],
  actor: ActorId | null,
  mayLook: (row: Row) => boolean,
): Promise<LobbyRoom[]> {
  const rows = asRoom(found);
  const hosts = await peopleOf(
    deps.database.db,
    rows.map((row) => row.hostActor),
  );
  const members = await countMembers(deps, rows);
  const withheld = await withheldRooms(deps, rows, actor);
  const people = await rooms.counts(rows.map((row) => row.id));
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: row.title,
    visibility: row.visibility,
    online: people[row.id] ?? 0,
    members: members.get(row.id) ?? 0,
    updatedAt: row.lastActiveAt.getTime(),
    settled:
      row.settledSeq !== null && mayLook(row) && !withheld.has(row.id)
        ? { url: settledUrl(row.id, row.settledSeq), seq: row.settledSeq }
        : null,
    hostName: hosts.get(row.hostActor)?.name ?? "",
  }));
}

/** Asked for these rooms alone: as a count beside them Prisma would count the members of all rooms there are. */
async function countMembers(
  { database: { db } }: Pick<RoomDeps, "database">,
  rows: readonly Row[],
): Promise<Map<string, number>> {
  const groups = await db.roomMember.groupBy({
    by: ["room"],
    where: { room: { in: rows.map(({ id }) => id) }, leftAt: null },
    _count: { actor: true },
  });
  return new Map(groups.map(({ room, _count }) => [room, _count.actor]));
}

/** Rooms whose present picture was published and is not shown any more: they hang without one. */
async function withheldRooms(
  deps: Pick<RoomDeps, "database">,
  rows: Row[],
  actor: ActorId | null,
): Promise<Set<string>> {
  const pictures = await withheldPictures(
    deps,
    rows.map((row) => row.id),
    actor,
  );
  const suspects = rows.filter((row) => [...pictures.keys()].some((p) => p.startsWith(`${row.id}/`)));
  const found = new Set<string>();
  for (const { id, settledSeq } of suspects) {
    const frame = await deps.database.db.settledFrame.findUnique({
      where: { room_seq: { room: id, seq: settledSeq ?? -1 } },
    });
    if (frame && pictures.has(`${id}/${frame.recipeHash}`)) found.add(id);
  }
  return found;
}

type Place = { id: RoomId; slug: string; title: string; seq: number };
const place = { id: true, slug: true, title: true, seq: true } as const;

/** The rooms somebody hosts, with the present moment of their history. */
export const listHostedRooms = async (deps: Pick<RoomDeps, "database">, host: ActorId): Promise<Place[]> =>
  (await deps.database.db.room.findMany({
    where: { closedAt: null, members: { some: { actor: host, role: "host", leftAt: null } } },
    orderBy: { lastActiveAt: "desc" },
    take: 100,
    select: place,
  })) as Place[];

/** A room by its id or its slug. The caller checks who may know of it. */
export const placeOf = async (deps: Pick<RoomDeps, "database">, named: string): Promise<Place | null> =>
  (await deps.database.db.room.findFirst({
    where: { OR: [{ id: named }, { slug: named }] },
    select: place,
  })) as Place | null;
