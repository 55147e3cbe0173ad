import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomDeps } from "../deps";
import { asRoom } from "../row";
import { settledUrl } from "./settled";
import { withheldPictures } from "./withheld";

export type OwnRoom = {
  id: RoomId;
  slug: string;
  title: string;
  visibility: string;
  role: string;
  open: boolean;
  archived: boolean;
  lastActiveAt: number;
  picture: string | null;
  /** The room it was branched from, where one is a member of it or it is open to all. */
  parent: { slug: string; title: string; seq: number } | null;
  /** Rooms that were branched from it, as far as one may know of them. */
  branches: { slug: string; title: string; seq: number }[];
};

const MOST = 300;
/** A room that is open to all may have been branched by anyone, however often. */
const MOST_RELATED = 1_000;

/** Every room a person is in or was host of, but for deleted ones: open, archived and closed, with what it was branched from and what was branched from it. */
export async function listOwnRooms(
  deps: Pick<RoomDeps, "database">,
  actors: readonly ActorId[],
): Promise<OwnRoom[]> {
  const { db } = deps.database;
  const mine = { actor: { in: [...actors] } };
  const rows = await db.room.findMany({
    where: {
      deletedAt: null,
      OR: [{ members: { some: { ...mine, leftAt: null, kickedAt: null } } }, { hostActor: mine.actor }],
    },
    orderBy: { lastActiveAt: "desc" },
    take: MOST,
    include: { members: { where: mine } },
  });
  const ids = rows.map((row) => row.id);
  const related = await db.room.findMany({
    where: {
      deletedAt: null,
      AND: [
        { OR: [{ id: { in: rows.flatMap((row) => row.parentRoom ?? []) } }, { parentRoom: { in: ids } }] },
        // A room is known to its members, and to everyone where it is public.
        { OR: [{ visibility: "public" }, { members: { some: { ...mine, leftAt: null, kickedAt: null } } }] },
      ],
    },
    select: { id: true, slug: true, title: true, parentRoom: true, parentSeq: true },
    orderBy: { lastActiveAt: "desc" },
    take: MOST_RELATED,
  });
  const withheld = await withheldPictures(deps, ids, actors[0] ?? null);
  const frames = await db.settledFrame.findMany({
    where: {
      OR: rows.flatMap((row) => (row.settledSeq === null ? [] : [{ room: row.id, seq: row.settledSeq }])),
    },
    select: { room: true, seq: true, recipeHash: true },
  });
  return asRoom(rows).map((row) => {
    const frame = frames.find((f) => f.room === row.id);
    const parent = related.find((other) => other.id === row.parentRoom);
    const roles = row.members.filter((m) => !m.leftAt && !m.kickedAt).map((m) => m.role);
    return {
      id: row.id,
      slug: row.slug,
      title: row.title,
      visibility: row.visibility,
      role: ["host", "editor", "viewer"].find((role) => roles.includes(role)) ?? "left",
      open: row.closedAt === null,
      archived: row.archivedAt !== null,
      lastActiveAt: row.lastActiveAt.getTime(),
      picture:
        frame && row.closedAt === null && roles.length > 0 && !withheld.has(`${row.id}/${frame.recipeHash}`)
          ? settledUrl(row.id, frame.seq)
          : null,
      parent: parent ? { slug: parent.slug, title: parent.title, seq: row.parentSeq ?? 0 } : null,
      branches: related
        .filter((other) => other.parentRoom === row.id)
        .map((other) => ({ slug: other.slug, title: other.title, seq: other.parentSeq ?? 0 })),
    };
  });
}
