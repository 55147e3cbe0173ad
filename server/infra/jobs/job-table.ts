import { randomUUID } from "node:crypto";
import type { Db } from "@/prisma/client";
import { ATTEMPTS, type JobCount, type JobState, type JobStatus, type KeptJob } from "./jobs";

/** Milliseconds until a job of which its runner says nothing more is another's to take over. */
export const LEASE_MS = 60_000;

export type TakenJob = {
  id: string;
  name: string;
  kind: string;
  data: string;
  /** Tries so far, this one included. */
  attempts: number;
};
type Row = Awaited<ReturnType<Db["job"]["findMany"]>>[number];
const asKept = ({ id, kind, name, data, state, error, attempts, createdAt, updatedAt }: Row): KeptJob => ({
  id,
  kind,
  name,
  data: JSON.parse(data),
  state: state as JobState,
  error,
  attempts,
  createdAt: createdAt.getTime(),
  updatedAt: updatedAt.getTime(),
});
/** Kinds of a lane. */
export type Kinds = { in: string[] } | { notIn: string[] };
export type Outcome = { state: JobState; error?: string | null; progress: number; attempts?: number };

const NOBODY = { runner: null, leaseUntil: null };

/** The table of jobs as one runner writes it: what it takes is its own while it renews its lease, and only its own does it end. */
export class JobTable {
  readonly #runner = randomUUID();

  constructor(
    private readonly db: Db,
    private readonly now: () => number,
  ) {}

  async add(kind: string, name: string, data: unknown): Promise<void> {
    const fresh = {
      kind,
      data: JSON.stringify(data),
      state: "waiting",
      progress: 0,
      error: null,
      attempts: 0,
      ...NOBODY,
    };
    const { count } = await this.db.job.updateMany({
      where: { name, state: { in: ["done", "failed", "cancelled"] } },
      data: fresh,
    });
    if (count > 0 || (await this.#isThere(name))) return;
    try {
      await this.db.job.create({ data: { id: randomUUID(), name, ...fresh } });
    } catch (error) {
      // Two that ask at once make one.
      if (!(await this.#isThere(name))) throw error;
    }
  }

  async #isThere(name: string): Promise<boolean> {
    return (await this.db.job.findUnique({ where: { name } })) !== null;
  }

  async status(name: string): Promise<(JobStatus & { id: string }) | null> {
    const row = await this.db.job.findUnique({ where: { name } });
    return row && { id: row.id, state: row.state as JobState, progress: row.progress, error: row.error };
  }

  async named(names: readonly string[]): Promise<KeptJob[]> {
    const rows = await this.db.job.findMany({ where: { name: { in: [...names] } } });
    return rows.map(asKept);
  }

  async cancel(name: string): Promise<boolean> {
    const { count } = await this.db.job.updateMany({
      where: { name, state: { in: ["waiting", "running"] } },
      data: { state: "cancelled", progress: 0, error: null, ...NOBODY },
    });
    return count > 0;
  }

  async counts(): Promise<JobCount[]> {
    const groups = await this.db.job.groupBy({ by: ["kind", "state"], _count: { id: true } });
    return groups.map(({ kind, state, _count }) => ({ kind, state: state as JobState, count: _count.id }));
  }

  async list(states: readonly JobState[], first: "oldest" | "changed", most: number): Promise<KeptJob[]> {
    const rows = await this.db.job.findMany({
      where: { state: { in: [...states] } },
      orderBy: first === "oldest" ? { createdAt: "asc" } : { updatedAt: "desc" },
      take: most,
    });
    return rows.map(asKept);
  }

  async find(id: string): Promise<KeptJob | null> {
    const row = await this.db.job.findUnique({ where: { id } });
    return row && asKept(row);
  }

  async retry(id: string): Promise<boolean> {
    const { count } = await this.db.job.updateMany({
      where: { id, state: { in: ["failed", "cancelled"] } },
      data: { state: "waiting", attempts: 0, error: null, progress: 0 },
    });
    return count > 0;
  }

  async drop(id: string): Promise<boolean> {
    const { count } = await this.db.job.updateMany({
      where: { id, state: { in: ["waiting", "failed"] } },
      data: { state: "cancelled" },
    });
    return count > 0;
  }

  /** Takes the one that has waited longest; null where none waits. */
  async take(kind: Kinds): Promise<TakenJob | null> {
    while (true) {
      const job = await this.db.job.findFirst({
        where: { state: "waiting", kind },
        orderBy: { createdAt: "asc" },
      });
      if (!job) return null;
      const { count } = await this.db.job.updateMany({
        where: { id: job.id, state: "waiting" },
        data: { state: "running", attempts: { increment: 1 }, ...this.#lease() },
      });
      if (count === 1) return { ...job, attempts: job.attempts + 1 };
    }
  }

  /** Renews the lease of a job and notes its progress. False where it was cancelled or taken over. */
  async renew(id: string, progress?: number): Promise<boolean> {
    const { count } = await this.db.job.updateMany({
      where: this.#mine(id),
      data: { ...this.#lease(), ...(progress !== undefined && { progress }) },
    });
    return count === 1;
  }

  /** Of one that still runs here: what was cancelled or taken over meanwhile stays so. */
  async end(id: string, outcome: Outcome): Promise<void> {
    await this.db.job.updateMany({ where: this.#mine(id), data: { ...outcome, ...NOBODY } });
  }

  /**
   * Has what dead runners left wait again: those whose leases have ended, or all others, where nobody else can be running. Answers
   * what was tried too often, now this runner's to give up.
   */
  async takeOver(whose: "ended" | "all"): Promise<TakenJob[]> {
    const left = {
      state: "running",
      ...(whose === "ended"
        ? { leaseUntil: { lt: new Date(this.now()) } }
        : { OR: [{ runner: null }, { runner: { not: this.#runner } }] }),
    };
    const hopeless = await this.db.job.findMany({ where: { ...left, attempts: { gte: ATTEMPTS } } });
    const mine: TakenJob[] = [];
    for (const job of hopeless) {
      const { count } = await this.db.job.updateMany({
        where: { ...left, id: job.id },
        data: this.#lease(),
      });
      if (count === 1) mine.push(job);
    }
    await this.db.job.updateMany({
      where: { ...left, attempts: { lt: ATTEMPTS } },
      data: { state: "waiting", ...NOBODY },
    });
    return mine;
  }

  readonly #mine = (id: string) => ({ id, state: "running", runner: this.#runner });
  readonly #lease = () => ({ runner: this.#runner, leaseUntil: new Date(this.now() + LEASE_MS) });
}
