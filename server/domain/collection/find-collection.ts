import { isLetStand } from "@/core/work/record/shown";
import type { HasDatabase } from "@/prisma/client";

/** Whether there is such a collection, or was until moderation took it off; null where there is none. A private one is not said to be off. */
export async function findCollection(
  { database: { db } }: HasDatabase,
  id: string,
): Promise<"there" | "taken off" | null> {
  const row = await db.collection.findUnique({
    where: { id },
    select: { moderation: true, visibility: true },
  });
  if (!row) return null;
  return !isLetStand(row) && row.visibility !== "private" ? "taken off" : "there";
}
