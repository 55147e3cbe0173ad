import { AppError } from "@/core/kernel/errors";
import { goneWords, isShown } from "@/core/work/record/shown";
import type { Db } from "@/prisma/client";
import { asWork } from "./row";

/** A work that is shown. `gone` with its reason where it was and is not any more, `not_found` where it never was. */
export async function requireShown(db: Pick<Db, "work">, id: string) {
  const work = asWork(await db.work.findUnique({ where: { id } }));
  if (!work || work.publishedAt === null) throw new AppError("not_found");
  if (!isShown(work)) throw new AppError("gone", `${work.status} ${work.moderation}`, goneWords(work));
  return work;
}
