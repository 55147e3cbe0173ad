import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db, HasDatabase } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import type { JobCount, JobState, Jobs, KeptJob } from "@/server/infra/jobs/jobs";

export type JobRow = Omit<KeptJob, "data">;

const SHOWN = 50;

/** How many jobs are in which state, by kind; those that failed, the latest first; and since when the oldest has waited. */
export async function readJobs(
  jobs: Pick<Jobs, "counts" | "list">,
): Promise<{ counts: JobCount[]; failed: JobRow[]; waiting: JobRow[] }> {
  const [counts, failed, waiting] = await Promise.all([
    jobs.counts(),
    jobs.list(["failed"], "changed", SHOWN),
    jobs.list(["waiting", "running"], "oldest", SHOWN),
  ]);
  return {
    counts: counts.sort((a, b) => a.kind.localeCompare(b.kind) || a.state.localeCompare(b.state)),
    failed: failed.map(toRow),
    waiting: waiting.map(toRow),
  };
}

const toRow = ({ data: _data, ...row }: KeptJob): JobRow => row;

type ManageDeps = HasDatabase & { jobs: Pick<Jobs, "find" | "retry" | "drop"> };
type Change = { action: string; from: readonly JobState[]; to: JobState };

/** A job that failed, or was cancelled, waits again. `conflict` where it has moved on meanwhile. */
export async function retryJob(deps: ManageDeps, by: ActorId, id: string): Promise<void> {
  const change = { action: "job.retry", from: ["failed", "cancelled"], to: "waiting" } as const;
  const job = await auditChange(deps, by, id, change);
  // Before it can begin: what it makes is made for a work that is being prepared.
  await markWork(deps.database.db, job, "failed", { status: "preparing", reason: null });
  if (!(await deps.jobs.retry(id))) throw moved(job);
}

/** A job that waits or has failed is not tried again. `conflict` where it is running or done. */
export async function cancelJob(deps: ManageDeps, by: ActorId, id: string): Promise<void> {
  const change = { action: "job.cancel", from: ["waiting", "failed"], to: "cancelled" } as const;
  const job = await auditChange(deps, by, id, change);
  if (!(await deps.jobs.drop(id))) throw moved(job);
  await markWork(deps.database.db, job, "preparing", { status: "failed", reason: "An admin cancelled it." });
}

/** Writes down what an admin is about to do, if it can be done: jobs may be kept elsewhere than the audit log, which comes first. */
async function auditChange(
  { database: { db }, jobs }: ManageDeps,
  by: ActorId,
  id: string,
  { action, from, to }: Change,
): Promise<KeptJob> {
  const job = await jobs.find(id);
  if (!job) throw new AppError("not_found");
  if (!from.includes(job.state)) throw moved(job);
  await audit(db, {
    actor: by,
    action,
    subject: `job:${job.name}`,
    before: { state: job.state, error: job.error },
    after: { state: to },
  });
  return job;
}

const moved = ({ state }: KeptJob): AppError => new AppError("conflict", `the job was ${state}`);

/** Says of a publication's work what its job has come to. */
async function markWork(
  db: Pick<Db, "work">,
  { kind, data }: KeptJob,
  was: string,
  now: { status: string; reason: string | null },
): Promise<void> {
  if (kind !== "publish") return;
  const id = (data as { work?: string }).work ?? "";
  await db.work.updateMany({ where: { id, status: was }, data: now });
}
