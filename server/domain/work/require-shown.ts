import { AppError } from "@/core/errors";
import type { Db } from "@/prisma/client";

/** A work that is shown. `gone` with its reason where it was and is not any more, `not_found` where it never was. */
export async function requireShown(db: Db, id: string) {
  const work = await db.work.findUnique({ where: { id } });
  if (!work || work.publishedAt === null) throw new AppError("not_found");
  if (work.status !== "published") throw new AppError("gone", work.status, goneWords(work));
  return work;
}

/** Why a work that was there is not shown. */
export const goneWords = ({ status, reason }: { status: string; reason: string | null }): string =>
  status === "preparing"
    ? `This work is not shown for the moment. ${reason ?? ""}`
    : status === "removed"
      ? `Moderators removed this work${reason ? `: ${reason}` : "."}`
      : `Its makers have taken this work down${reason ? `: ${reason}` : "."}`;
