import type { Db } from "@/prisma/client";
import type { Blobs } from "@/server/infra/blobs/blobs";

export const BLOB_KINDS = ["works", "without", "settled", "orphans"] as const;
export type BlobKind = (typeof BLOB_KINDS)[number];

export type StorageReport = {
  kinds: { kind: BlobKind; count: number; bytes: number }[];
  /** Bytes of blobs that came in the last days. */
  growth: { days: number; bytes: number; count: number }[];
  rows: { table: string; count: number }[];
};

const DAY = 86_400_000;
const SPANS = [1, 7, 30];

/** What takes room: blobs by what they are for, those that nothing names any more, how fast they grow, and how long the tables are. */
export async function readStorage(
  { db, blobs }: { db: Db; blobs: Blobs },
  now: number,
): Promise<StorageReport> {
  const kindOf = await namedBlobs(db);
  const kinds = new Map(BLOB_KINDS.map((kind) => [kind, { kind, count: 0, bytes: 0 }]));
  const growth = SPANS.map((days) => ({ days, bytes: 0, count: 0 }));
  for await (const { hash, bytes, at } of blobs.list()) {
    const sum = kinds.get(kindOf.get(hash) ?? "orphans");
    if (sum) {
      sum.count += 1;
      sum.bytes += bytes;
    }
    for (const span of growth)
      if (at > now - span.days * DAY) {
        span.bytes += bytes;
        span.count += 1;
      }
  }
  return { kinds: [...kinds.values()], growth, rows: await countRows(db) };
}

/** What the database says each blob is for; a work's file where it is several things at once. */
async function namedBlobs(db: Db): Promise<Map<string, BlobKind>> {
  const [settled, without, files] = await Promise.all([
    db.settledFrame.findMany({ select: { blob: true }, distinct: ["blob"] }),
    db.workCredit.findMany({ where: { without: { not: null } }, select: { without: true } }),
    db.workFile.findMany({ select: { blob: true }, distinct: ["blob"] }),
  ]);
  return new Map<string, BlobKind>([
    ...settled.map(({ blob }): [string, BlobKind] => [blob, "settled"]),
    ...without.map((row): [string, BlobKind] => [row.without ?? "", "without"]),
    ...files.map(({ blob }): [string, BlobKind] => [blob, "works"]),
  ]);
}

const countRows = async (db: Db): Promise<StorageReport["rows"]> => {
  const counts: [string, Promise<number>][] = [
    ["Rooms", db.room.count()],
    ["Events in rooms’ logs", db.roomEvent.count()],
    ["Lines of chat", db.chatLine.count()],
    ["Works", db.work.count()],
    ["People", db.user.count()],
    ["Moderation events", db.moderationEvent.count()],
    ["Audit entries", db.auditEntry.count()],
  ];
  return Promise.all(counts.map(async ([table, count]) => ({ table, count: await count })));
};
