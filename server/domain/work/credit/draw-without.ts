import type { WorkId } from "@/core/kernel/ids/ids";
import { stillOf } from "@/core/picture/recipe/recipe";
import { replaySubset } from "@/core/work/credit/subset";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Studio } from "../files/render-pixels";
import { readLineage } from "../lineage/read-lineage";
import { asWork } from "../row";
import { samePerson } from "./same-person";

/** Pixels per side of the picture without somebody. */
export const WITHOUT_SIZE = 256;
/** Members for whom "without you" is drawn. */
export const DRAWN = 32;

/**
 * After a withdrawal, draws the work without each of its other makers anew: the older pictures contained the part of the person who
 * withdrew. Does nothing for works that nobody withdrew from: those get their pictures together with their credits.
 */
export async function drawWithout(
  deps: Pick<RoomDeps, "database" | "blobs">,
  studio: Studio,
  id: WorkId,
): Promise<void> {
  const { db } = deps.database;
  const work = asWork(
    await db.work.findUnique({
      where: { id },
      include: { credits: { orderBy: { influence: "desc" } } },
    }),
  );
  const withdrawn = work?.credits.filter((c) => c.consent === "withdrawn").map((c) => c.player) ?? [];
  if (!work || withdrawn.length === 0) return;
  const missing = work.credits
    .slice(0, DRAWN)
    .filter(({ consent, without, influence }) => consent !== "withdrawn" && !without && influence > 0);
  if (missing.length === 0) return;
  const { lineage } = await readLineage(db, work.room, work.seq);
  const same = await samePerson(db, lineage);
  for (const { player } of missing) {
    const others = replaySubset(lineage, (p) => same(p) !== player && !withdrawn.includes(same(p)));
    const without = await deps.blobs.put(await studio.thumbnail(stillOf(others), WITHOUT_SIZE));
    // Kept only if nobody else has withdrawn meanwhile: the picture contains their part.
    const { count } = await db.workCredit.updateMany({
      where: {
        work: id,
        player,
        without: null,
        of: { credits: { none: { consent: "withdrawn", player: { notIn: withdrawn } } } },
      },
      data: { without },
    });
    if (count === 0) await deps.blobs.delete(without);
  }
}
