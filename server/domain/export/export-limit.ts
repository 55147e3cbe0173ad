import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { EXPORT_LIMITS } from "@/core/work/export/export";
import type { Tx } from "@/prisma/client";
import { familyOf } from "@/server/domain/identity/actors";
import { lockPerson } from "@/server/domain/identity/lock-person";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { FollowsJobs } from "@/server/domain/work/deps";
import type { KeptJob } from "@/server/infra/jobs/jobs";
import { exportJob } from "./row";

/** Milliseconds in which an export that was asked for gets its job. */
const ABOUT_TO_BE = 60_000;

/** Whether an export is being made: its job waits or runs, or it was asked for (again) so lately that the job does not know yet. */
export function isBeingMade(job: KeptJob | undefined, askedAt: number, now: number): boolean {
  if (job && ["waiting", "running"].includes(job.state)) return true;
  return (!job || job.updatedAt < askedAt) && now - askedAt < ABOUT_TO_BE;
}

/**
 * A check for the transaction that asks for one more export: it throws `limit_reached` if as many of this person's exports as they
 * may have are being made. Jobs are read here, before the transaction; who asked since is seen by the exports' rows.
 */
export async function exportLimit(
  { database: { db }, jobs, now }: Pick<RoomDeps, "database" | "now"> & FollowsJobs,
  actor: ActorId,
): Promise<(tx: Tx) => Promise<void>> {
  const unfinished = async (tx: Pick<Tx, "roomExport">, family: ActorId[]) =>
    tx.roomExport.findMany({
      where: { actor: { in: family }, readyAt: null, expiresAt: { gt: new Date(now()) } },
      select: { id: true, createdAt: true },
    });
  const known = await unfinished(db, await familyOf(db, actor));
  const found = await jobs.named(known.map(({ id }) => exportJob(id)));
  const jobOf = new Map(found.map((job) => [job.name, job]));
  return async (tx) => {
    const mine = await unfinished(tx, await lockPerson(tx, actor));
    const busy = mine.filter(({ id, createdAt }) =>
      isBeingMade(jobOf.get(exportJob(id)), createdAt.getTime(), now()),
    ).length;
    if (busy >= EXPORT_LIMITS.atOnce)
      throw new AppError(
        "limit_reached",
        "exports at once",
        `${EXPORT_LIMITS.atOnce} exports of yours are being made. Wait for one, or cancel it.`,
      );
  };
}
