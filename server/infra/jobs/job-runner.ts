import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "@/prisma/client";
import type { Logger } from "@/server/infra/log/logger";

/** Tries of a job before it is given up. A try counts from before it begins, so that one which takes the process with it counts as well. */
const ATTEMPTS = 3;
/** What is said of a job during which the process ended as often as that. */
export const DIED = `The server ended ${ATTEMPTS} times while this was being made, so it is not tried again. A smaller or shorter one may work.`;
/** How long a lane rests before it looks again, when the database did not answer. */
const REST_MS = 1000;

export type JobContext = {
  /** Says how far it is, 0..1: kept now and then, and shown. */
  progress: (part: number) => void;
  /** Aborted when the process is closing (the job is taken up again at the next start), or when it was cancelled. */
  signal: AbortSignal;
  /** A folder for what is not finished, gone afterwards; the system's for such files where there is none. */
  scratch?: string;
};
export type JobHandler = (data: unknown, context: JobContext) => Promise<void>;
export type JobState = "waiting" | "running" | "done" | "failed" | "cancelled";

/** A line of jobs of its own, beside the others. */
type Lane = { working: Promise<void> | null; again: boolean };
type Handling = {
  run: JobHandler;
  failed: ((data: unknown, why: string) => Promise<void>) | undefined;
  lane: string;
};
const USUAL = "usual";

/**
 * One job after another in each lane, from a table, so that what was asked for is done also after a restart. What may take
 * minutes has a lane of its own, so that nothing else waits for it.
 */
export class JobRunner {
  readonly #handlers = new Map<string, Handling>();
  readonly #progress = new Map<string, number>();
  readonly #running = new Map<string, AbortController>();
  readonly #abort = new AbortController();
  readonly #lanes = new Map<string, Lane>([[USUAL, { working: null, again: false }]]);

  constructor(
    private readonly db: Db,
    private readonly logger: Logger,
  ) {}

  /** Handlers may be run twice for one job (after a crash): they must come to the same. */
  handle(
    kind: string,
    run: JobHandler,
    failed?: (data: unknown, why: string) => Promise<void>,
    lane: string = USUAL,
  ): void {
    this.#handlers.set(kind, { run, failed, lane });
    if (!this.#lanes.has(lane)) this.#lanes.set(lane, { working: null, again: false });
  }

  /** Asks for a job; one of that name that waits or runs already is it. Resolves when it is kept. */
  async ask(kind: string, name: string, data: unknown): Promise<void> {
    const fresh = {
      kind,
      data: JSON.stringify(data),
      state: "waiting",
      progress: 0,
      error: null,
      attempts: 0,
    };
    const { count } = await this.db.job.updateMany({
      where: { name, state: { in: ["done", "failed", "cancelled"] } },
      data: fresh,
    });
    if (count === 0) {
      const there = await this.db.job.findUnique({ where: { name } });
      if (!there) await this.#create({ name, ...fresh });
    }
    this.#wake();
  }

  /** Two that ask at once make one. */
  async #create(job: { name: string; kind: string; data: string; state: string }): Promise<void> {
    try {
      await this.db.job.create({ data: { id: randomUUID(), ...job } });
    } catch (error) {
      if (!(await this.db.job.findUnique({ where: { name: job.name } }))) throw error;
    }
  }

  /** Takes up what an earlier process left; gives up what ended that many processes. Handlers must be known by then. */
  async start(): Promise<void> {
    const left = await this.db.job.findMany({ where: { state: "running", attempts: { gte: ATTEMPTS } } });
    for (const job of left) {
      this.logger.error(
        { job: job.kind, name: job.name, attempts: job.attempts },
        "giving up on a job: the process ended during every try",
      );
      await this.#giveUp(job, DIED);
    }
    await this.db.job.updateMany({ where: { state: "running" }, data: { state: "waiting" } });
    this.#wake();
  }

  async status(name: string): Promise<{ state: JobState; progress: number; error: string | null } | null> {
    const row = await this.db.job.findUnique({ where: { name } });
    return (
      row && {
        state: row.state as JobState,
        progress: this.#progress.get(row.id) ?? row.progress,
        error: row.error,
      }
    );
  }

  /** Ends a job that waits or runs, for good until it is asked for again. Answers whether there was one. */
  async cancel(name: string): Promise<boolean> {
    const { count } = await this.db.job.updateMany({
      where: { name, state: { in: ["waiting", "running"] } },
      data: { state: "cancelled", progress: 0, error: null },
    });
    this.#running.get(name)?.abort();
    return count > 0;
  }

  /** When nothing waits or runs any more. */
  async idle(): Promise<void> {
    for (const lane of this.#lanes.values()) while (lane.working) await lane.working;
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await Promise.all([...this.#lanes.values()].map(({ working }) => working));
  }

  /** Looks whether something waits: for those who put it there by themselves. */
  wake(): void {
    this.#wake();
  }

  #wake(): void {
    for (const [name, lane] of this.#lanes) this.#wakeLane(name, lane);
  }

  #wakeLane(name: string, lane: Lane): void {
    if (lane.working) {
      lane.again = true;
      return;
    }
    const work = this.#work(name).catch(async (error: unknown) => {
      // The database does not answer: what waits is looked for again later. Nothing is lost, as nothing was taken.
      if (this.#abort.signal.aborted) return;
      this.logger.error({ err: error, lane: name }, "jobs could not be read or written; trying again");
      await pause(REST_MS, undefined, { signal: this.#abort.signal }).catch(() => {});
      lane.again = true;
    });
    lane.working = work.finally(() => {
      lane.working = null;
      if (lane.again && !this.#abort.signal.aborted) {
        lane.again = false;
        this.#wakeLane(name, lane);
      }
    });
  }

  /** Kinds of a lane; the usual one takes also what nobody handles, to say so. */
  #kindsOf(lane: string) {
    const kinds = (of: (handling: Handling) => boolean) =>
      [...this.#handlers].filter(([, handling]) => of(handling)).map(([kind]) => kind);
    return lane === USUAL
      ? { notIn: kinds((handling) => handling.lane !== USUAL) }
      : { in: kinds((handling) => handling.lane === lane) };
  }

  async #work(lane: string): Promise<void> {
    while (!this.#abort.signal.aborted) {
      const job = await this.db.job.findFirst({
        where: { state: "waiting", kind: this.#kindsOf(lane) },
        orderBy: { createdAt: "asc" },
      });
      if (!job) return;
      const { count } = await this.db.job.updateMany({
        where: { id: job.id, state: "waiting" },
        data: { state: "running", attempts: { increment: 1 } },
      });
      if (count === 1) await this.#run(job, job.attempts + 1);
    }
  }

  async #run(job: TakenJob, attempt: number): Promise<void> {
    const handler = this.#handlers.get(job.kind);
    const own = new AbortController();
    this.#running.set(job.name, own);
    try {
      if (!handler) throw new Error(`no handler for ${job.kind}`);
      await handler.run(JSON.parse(job.data), {
        signal: AbortSignal.any([this.#abort.signal, own.signal]),
        progress: (part) => this.#progress.set(job.id, part),
      });
    } catch (error) {
      if (this.#abort.signal.aborted) return await this.#putBack(job, attempt);
      if (own.signal.aborted) return;
      const why = error instanceof Error ? error.message : String(error);
      this.logger.warn({ err: error, job: job.kind, attempt }, "a job failed");
      if (attempt >= ATTEMPTS || !handler) await this.#giveUp(job, why);
      else await this.#end(job, { state: "waiting", error: why, progress: 0 });
      return;
    } finally {
      this.#running.delete(job.name);
      this.#progress.delete(job.id);
    }
    await this.#end(job, { state: "done", error: null, progress: 1 });
  }

  /** Only of one that still runs: what was cancelled meanwhile stays so. */
  async #end(
    job: TakenJob,
    data: { state: JobState; error?: string | null; progress: number; attempts?: number },
  ) {
    await this.db.job.updateMany({ where: { id: job.id, state: "running" }, data });
  }

  /** One that this process was asked to end in the middle of: that is no failed try. */
  async #putBack(job: TakenJob, attempt: number): Promise<void> {
    await this.#end(job, { state: "waiting", progress: 0, attempts: attempt - 1 }).catch((err: unknown) =>
      this.logger.warn({ err, job: job.kind }, "an interrupted job counts as a failed try"),
    );
  }

  async #giveUp(job: TakenJob, why: string): Promise<void> {
    try {
      await this.#handlers.get(job.kind)?.failed?.(JSON.parse(job.data), why);
    } catch (err) {
      this.logger.error({ err, job: job.kind }, "the failure handler of a job failed");
    }
    await this.#end(job, { state: "failed", error: why, progress: 0 });
  }
}

type TakenJob = { id: string; name: string; kind: string; data: string };
