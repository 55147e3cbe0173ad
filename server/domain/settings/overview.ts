import type { HasDatabase } from "@/prisma/client";
import type { JobState, Jobs } from "@/server/infra/jobs/jobs";

export type Overview = {
  people: number;
  guests: number;
  rooms: number;
  works: number;
  jobsFailed: number;
  jobsWaiting: number;
  casesOpen: number;
  /** Uses of moderators' and admins' powers in the last seven days. */
  audited: number;
};

const WEEK = 7 * 86_400_000;

/** A few numbers about the instance. */
export async function readOverview(
  { database: { db }, jobs }: HasDatabase & { jobs: Pick<Jobs, "counts"> },
  now: number,
): Promise<Overview> {
  const [people, guests, rooms, works, counts, casesOpen, audited] = await Promise.all([
    db.user.count({ where: { isAnonymous: false } }),
    db.user.count({ where: { isAnonymous: true } }),
    db.room.count({ where: { closedAt: null } }),
    db.work.count({ where: { status: "published" } }),
    jobs.counts(),
    db.moderationCase.count({ where: { state: { in: ["open", "appealed"] } } }),
    db.auditEntry.count({ where: { at: { gt: new Date(now - WEEK) } } }),
  ]);
  const jobsIn = (...states: JobState[]) =>
    counts.reduce((sum, { state, count }) => sum + (states.includes(state) ? count : 0), 0);
  return {
    people,
    guests,
    rooms,
    works,
    jobsFailed: jobsIn("failed"),
    jobsWaiting: jobsIn("waiting", "running"),
    casesOpen,
    audited,
  };
}
