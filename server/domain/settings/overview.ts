import type { HasDatabase } from "@/prisma/client";

export type Overview = {
  people: number;
  guests: number;
  rooms: number;
  works: number;
  jobsFailed: number;
  jobsWaiting: number;
  casesOpen: number;
  /** Powers used in the last seven days. */
  audited: number;
};

const WEEK = 7 * 86_400_000;

/** How the instance stands, in a few numbers. */
export async function readOverview({ database: { db } }: HasDatabase, now: number): Promise<Overview> {
  const [people, guests, rooms, works, jobsFailed, jobsWaiting, casesOpen, audited] = await Promise.all([
    db.user.count({ where: { isAnonymous: false } }),
    db.user.count({ where: { isAnonymous: true } }),
    db.room.count({ where: { closedAt: null } }),
    db.work.count({ where: { status: "published" } }),
    db.job.count({ where: { state: "failed" } }),
    db.job.count({ where: { state: { in: ["waiting", "running"] } } }),
    db.moderationCase.count({ where: { state: { in: ["open", "appealed"] } } }),
    db.auditEntry.count({ where: { at: { gt: new Date(now - WEEK) } } }),
  ]);
  return { people, guests, rooms, works, jobsFailed, jobsWaiting, casesOpen, audited };
}
