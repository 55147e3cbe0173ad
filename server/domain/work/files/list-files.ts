import { type ListedFile, WorkRecord } from "@/core/work/record/record";
import type { HasDatabase } from "@/prisma/client";
import type { Drawing } from "@/server/domain/work/deps";
import { requireShown } from "../require-shown";
import { offersFor } from "./make-file";

export type FileOffer = {
  size: number;
  format: ListedFile["format"];
  hash: string | null;
  bytes: number | null;
};

/** The files a shown work can be had as; those that nobody has asked for yet have no hash. */
export async function listFiles(
  deps: HasDatabase & Pick<Drawing, "sizesOf">,
  id: string,
): Promise<FileOffer[]> {
  const work = await requireShown(deps.database.db, id);
  const made = await deps.database.db.workFile.findMany({ where: { work: id, version: work.version } });
  const issued = await deps.database.db.workVersion.findUnique({
    where: { work_version: { work: id, version: work.version } },
  });
  if (!issued) return [];
  return offersFor(deps, WorkRecord.parse(JSON.parse(issued.record))).map(({ size, format }) => {
    const file = made.find((f) => f.size === size && f.format === format);
    return { size, format, hash: file?.blob ?? null, bytes: file?.bytes ?? null };
  });
}
