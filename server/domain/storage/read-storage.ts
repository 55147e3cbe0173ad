import type { Db, HasDatabase } from "@/prisma/client";
import type { Blobs } from "@/server/infra/blobs/blobs";
import { batches } from "./batches";
import { BLOB_KINDS, type NamedKind, namedAmong } from "./named-blobs";

export type BlobKind = NamedKind | "orphans";

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
  { database: { db }, blobs }: HasDatabase & { blobs: Blobs },
  now: number,
): Promise<StorageReport> {
  const kinds = new Map(
    [...BLOB_KINDS, "orphans" as const].map((kind) => [kind, { kind, count: 0, bytes: 0 }]),
  );
  const growth = SPANS.map((days) => ({ days, bytes: 0, count: 0 }));
  for await (const batch of batches(blobs.list())) {
    const kindOf = await namedAmong(
      db,
      batch.map(({ hash }) => hash),
    );
    for (const { hash, bytes, at } of batch) {
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
  }
  return { kinds: [...kinds.values()], growth, rows: await countRows(db) };
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
