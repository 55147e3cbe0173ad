import type { HasDatabase } from "@/prisma/client";

/** Forgets the files of expired exports, in milliseconds since 1970; the rows stay, so that a watermark can be traced. Answers how many. */
export const forgetOldExports = async (deps: HasDatabase, now: number): Promise<number> =>
  (
    await deps.database.db.roomExport.updateMany({
      where: { expiresAt: { lte: new Date(now) }, blob: { not: null } },
      data: { blob: null },
    })
  ).count;
