import type { ActorId, RoomId, WorkId } from "@/core/kernel/ids/ids";
import type { Licence } from "@/core/work/record/licences";
import { goneWords, isLetStand, isShown } from "@/core/work/record/shown";
import type { HasDatabase } from "@/prisma/client";
import { asRoom } from "@/server/domain/room/row";
import { asWork } from "./row";

export type PublishedWork = {
  id: WorkId;
  title: string;
  version: number;
  status: string;
  shown: boolean;
  /** Why it is not shown. */
  words: string | null;
  /** Whether its publisher may put it up again: they took it down, or it could not be made. */
  mayReturn: boolean;
  room: { id: RoomId; slug: string; title: string } | null;
  seq: number;
  publication: { description: string; tags: string[]; licence: Licence; doNotTrain: boolean };
  publishedAt: number | null;
  applause: number;
  comments: number;
  /** Contributors who have not answered yet. */
  waiting: number;
};

const MOST = 500;

/** Everything a person published, in whatever state it is. */
export async function listPublished(
  { database: { db } }: HasDatabase,
  actors: readonly ActorId[],
): Promise<PublishedWork[]> {
  const rows = asWork(
    await db.work.findMany({
      where: { publisher: { in: [...actors] } },
      orderBy: { createdAt: "desc" },
      take: MOST,
      include: {
        credits: { where: { consent: "pending" }, select: { player: true } },
      },
    }),
  );
  // Asked for these works alone: as a count beside them Prisma would count the comments of all works there are.
  const comments = await db.workComment.groupBy({
    by: ["work"],
    where: { work: { in: rows.map(({ id }) => id) }, removedAt: null },
    _count: { id: true },
  });
  const commentsOf = new Map(comments.map(({ work, _count }) => [work, _count.id]));
  const rooms = asRoom(
    await db.room.findMany({
      where: { id: { in: rows.map((row) => row.room) }, closedAt: null },
      select: { id: true, slug: true, title: true },
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    version: row.version,
    status: row.status,
    shown: isShown(row),
    words: isShown(row) ? null : wordsOf(row),
    mayReturn: isLetStand(row) && (row.status === "unpublished" || row.status === "failed"),
    room: rooms.find((room) => room.id === row.room) ?? null,
    seq: row.seq,
    publication: {
      description: row.description,
      tags: row.tags.split(" ").filter(Boolean),
      licence: row.licence as Licence,
      doNotTrain: row.doNotTrain,
    },
    publishedAt: row.publishedAt?.getTime() ?? null,
    applause: row.applause,
    comments: commentsOf.get(row.id) ?? 0,
    waiting: row.credits.length,
  }));
}

function wordsOf(row: { status: string; moderation: string; reason: string | null }): string {
  if (row.status === "failed") return `It could not be published: ${row.reason ?? "something went wrong"}.`;
  if (row.status === "preparing") return row.reason ?? "It is being made.";
  return goneWords(row);
}
