import type { ListedFile } from "@/core/work/record";
import type { WorkDeps } from "./deps";
import { FORMATS, SIZES } from "./make-file";
import { requireShown } from "./require-shown";

export type FileOffer = {
  size: number;
  format: ListedFile["format"];
  hash: string | null;
  bytes: number | null;
};

/** Pixels per side that a model's works come as. */
const sizesFor = (deps: Pick<WorkDeps, "sizesOf">, model: string): number[] =>
  SIZES.filter((size) => size <= Math.max(1024, deps.sizesOf(model).max));

/** The files a shown work can be had as; those that nobody has asked for yet have no hash. */
export async function listFiles(deps: WorkDeps, id: string): Promise<FileOffer[]> {
  const work = await requireShown(deps.database.db, id);
  const made = await deps.database.db.workFile.findMany({ where: { work: id, version: work.version } });
  return sizesFor(deps, work.modelId).flatMap((size) =>
    FORMATS.map((format) => {
      const file = made.find((f) => f.size === size && f.format === format);
      return { size, format, hash: file?.blob ?? null, bytes: file?.bytes ?? null };
    }),
  );
}
