import type { Db } from "@/prisma/client";
import type { Blobs } from "@/server/infra/blobs/blobs";
import { batches } from "./batches";
import { namedAmong } from "./named-blobs";

/** A blob is written before the row that names it: what is younger than this is left alone. */
export const GRACE_MS = 86_400_000;

/**
 * Deletes blobs that no row has named for a day. May run at any time: a blob that is
 * kept again while it is collected stays.
 */
export async function sweepBlobs(
  { db, blobs }: { db: Db; blobs: Blobs },
  now: number,
  grace: number = GRACE_MS,
): Promise<{ blobs: number; bytes: number }> {
  const before = now - grace;
  const swept = { blobs: 0, bytes: 0 };
  for await (const batch of batches(blobs.list())) {
    const old = batch.filter(({ at }) => at < before);
    const named = await namedAmong(
      db,
      old.map(({ hash }) => hash),
    );
    for (const { hash, bytes } of old) {
      if (named.has(hash) || !(await blobs.deleteIdle(hash, before))) continue;
      swept.blobs += 1;
      swept.bytes += bytes;
    }
  }
  return swept;
}
