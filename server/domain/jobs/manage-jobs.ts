import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db, HasDatabase, Tx } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";

export type JobRow = {
  id: string;
  kind: string;
  name: string;
  state: string;
  error: string | null;
  attempts: number;
  createdAt: number;
  updatedAt: number;
};

const SHOWN = 50;

/** How many jobs are in which state, by kind; those that failed, the latest first; and since when the oldest has waited. */
export async function readJobs({ database: { db } }: HasDatabase): Promise<{
  counts: { kind: string; state: string; count: number }[];
  failed: JobRow[];
  waiting: JobRow[];
}> {
  const groups = await db.job.groupBy({ by: ["kind", "state"], _count: { id: true } });
  const [failed, waiting] = await Promise.all([
    db.job.findMany({ where: { state: "failed" }, orderBy: { updatedAt: "desc" }, take: SHOWN }),
    db.job.findMany({
      where: { state: { in: ["waiting", "running"] } },
      orderBy: { createdAt: "asc" },
      take: SHOWN,
    }),
  ]);
  return {
    counts: groups
      .map(({ kind, state, _count }) => ({ kind, state, count: _count.id }))
      .sort((a, b) => a.kind.localeCompare(b.kind) || a.state.localeCompare(b.state)),
    failed: failed.map(toRow),
    waiting: waiting.map(toRow),
  };
}

const toRow = ({ id, kind, name, state, error, attempts, createdAt, updatedAt }: Job): JobRow => ({
  id,
  kind,
  name,
  state,
  error,
  attempts,
  createdAt: createdAt.getTime(),
  updatedAt: updatedAt.getTime(),
});
type Job = Awaited<ReturnType<Db["job"]["findMany"]>>[number];

/** A job that failed, or was cancelled, waits again. `conflict` where it has moved on meanwhile. The caller wakes the runner. */
export const retryJob = ({ database: { db } }: HasDatabase, by: ActorId, id: string): Promise<void> =>
  change(db, by, id, {
    action: "job.retry",
    from: ["failed", "cancelled"],
    to: { state: "waiting", attempts: 0, error: null, progress: 0 },
    also: (tx, work) =>
      tx.work.updateMany({
        where: { id: work, status: "failed" },
        data: { status: "preparing", reason: null },
      }),
  });

/** A job that waits or has failed is not tried again. `conflict` where it is running or done. */
export const cancelJob = ({ database: { db } }: HasDatabase, by: ActorId, id: string): Promise<void> =>
  change(db, by, id, {
    action: "job.cancel",
    from: ["waiting", "failed"],
    to: { state: "cancelled" },
    also: (tx, work) =>
      tx.work.updateMany({
        where: { id: work, status: "preparing" },
        data: { status: "failed", reason: "An admin cancelled it." },
      }),
  });

type Change = {
  action: string;
  from: string[];
  to: { state: string; attempts?: number; error?: null; progress?: number };
  /** What a publication's work is then. */
  also: (tx: Tx, work: string) => Promise<unknown>;
};

async function change(db: Db, by: ActorId, id: string, { action, from, to, also }: Change): Promise<void> {
  await db.$transaction(async (tx) => {
    const job = await tx.job.findUnique({ where: { id } });
    if (!job) throw new AppError("not_found");
    const { count } = await tx.job.updateMany({ where: { id, state: { in: from } }, data: to });
    if (count === 0) throw new AppError("conflict", `the job is ${job.state}`);
    if (job.kind === "publish") await also(tx, (JSON.parse(job.data) as { work?: string }).work ?? "");
    await audit(tx, {
      actor: by,
      action,
      subject: `job:${job.name}`,
      before: { state: job.state, error: job.error },
      after: { state: to.state },
    });
  });
}
