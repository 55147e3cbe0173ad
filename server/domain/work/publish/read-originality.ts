import type { WorkId } from "@/core/kernel/ids/ids";
import { lookDistance } from "@/core/work/record/look";
import { Training } from "@/core/work/record/originality";
import { SHOWN_WORK } from "@/core/work/record/shown";
import type { Db, HasDatabase } from "@/prisma/client";
import type { AsksJobs, FollowsJobs } from "../deps";
import { requireShown } from "../require-shown";

const NEAREST = 5;
/** Looks read from the database at a time. */
const PAGE = 1000;

export type NearWork = { id: string; title: string; version: number; distance: number };
export type Originality =
  | { state: "measuring" }
  | { state: "failed" }
  | { state: "ready"; training: Training; works: NearWork[]; compared: number };

const jobName = (work: string): string => `originality/${work}`;

/** Asks for a work to be measured; asking twice has the effect of asking once. */
export const askOriginality = (deps: AsksJobs, work: string): Promise<void> =>
  deps.jobs.ask("originality", jobName(work), { work });

/**
 * What is near a shown work: training images as found when its version was measured, and works that are shown now. A work
 * that has not been measured yet is measured now. `gone` or `not_found` where it is not shown.
 */
export async function readOriginality(deps: HasDatabase & FollowsJobs, id: WorkId): Promise<Originality> {
  const { db } = deps.database;
  const work = await requireShown(db, id);
  const row = await db.workOriginality.findUnique({ where: { work: id } });
  if (row?.version !== work.version) {
    const job = await deps.jobs.status(jobName(id));
    if (job?.state === "failed") return { state: "failed" };
    await askOriginality(deps, id);
    return { state: "measuring" };
  }
  return {
    state: "ready",
    training: Training.parse(JSON.parse(row.training)),
    ...(await nearestWorks(db, id, bytesOf(row.look))),
  };
}

const bytesOf = (look: string): Int8Array => Int8Array.from(Buffer.from(look, "base64"));

/** Works that are shown now and look most like this one, nearest first, of all that were measured. */
async function nearestWorks(db: Db, id: string, look: Int8Array) {
  let [best, compared, after]: [NearWork[], number, string] = [[], 0, ""];
  for (;;) {
    const page = await db.workOriginality.findMany({
      where: { work: { gt: after, not: id }, of: SHOWN_WORK },
      orderBy: { work: "asc" },
      take: PAGE,
      include: { of: { select: { title: true, version: true } } },
    });
    const found = page.map(({ work, look: other, of }) => ({
      id: work,
      ...of,
      distance: Math.round(lookDistance(look, bytesOf(other)) * 1e4) / 1e4,
    }));
    best = [...best, ...found].sort((a, b) => a.distance - b.distance).slice(0, NEAREST);
    compared += page.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { works: best, compared };
    after = last.work;
  }
}
