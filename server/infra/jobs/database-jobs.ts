import type { Db } from "@/prisma/client";
import type { Logger } from "@/server/infra/log/logger";
import { type Clock, systemClock } from "./clock";
import { JobTable, type Kinds, LEASE_MS, type TakenJob } from "./job-table";
import {
  ATTEMPTS,
  DIED,
  type JobCount,
  type JobFailed,
  type JobHandler,
  type JobState,
  type JobStatus,
  type Jobs,
  type KeptJob,
} from "./jobs";
import { Lane } from "./lane";

type Options = {
  db: Db;
  logger: Logger;
  /** Whether no other process can be at work on this database: what is left running there is then a dead one's, at once. */
  alone: boolean;
  /** False for a process that asks for jobs and runs none. */
  runs?: boolean;
  /** Hears that a job waits, to tell the other processes: they look by themselves only now and then. */
  onAsked?: () => void;
  clock?: Clock;
};
type Handling = { run: JobHandler; failed: JobFailed | undefined; lane: string };
type Running = { job: TakenJob; own: AbortController; progress: number };

const USUAL = "usual";
/** Milliseconds between beats: one that comes late, or twice not at all, costs no lease. */
const BEAT_MS = LEASE_MS / 4;

/**
 * Jobs in a table of the database, for one process or many. At each beat a runner renews the leases of what it runs; one of many
 * also looks for what others were asked for, and for what dead ones left. The runners' clocks have to agree within seconds.
 */
export class DatabaseJobs implements Jobs {
  readonly #table: JobTable;
  readonly #handlers = new Map<string, Handling>();
  readonly #lanes = new Map<string, Lane>();
  /** By id. */
  readonly #running = new Map<string, Running>();
  readonly #abort = new AbortController();
  readonly #logger: Logger;
  readonly #alone: boolean;
  readonly #runs: boolean;
  readonly #onAsked: () => void;
  readonly #clock: Clock;
  #stopBeating: (() => void) | null = null;
  #beating: Promise<void> | null = null;

  constructor({ db, logger, alone, runs = true, onAsked = () => {}, clock = systemClock }: Options) {
    this.#table = new JobTable(db, clock.now);
    this.#logger = logger;
    this.#alone = alone;
    this.#runs = runs;
    this.#onAsked = onAsked;
    this.#clock = clock;
    this.#open(USUAL);
  }

  handle(kind: string, run: JobHandler, failed?: JobFailed, lane: string = USUAL): void {
    this.#handlers.set(kind, { run, failed, lane });
    this.#open(lane);
  }

  async ask(kind: string, name: string, data: unknown): Promise<void> {
    await this.#table.add(kind, name, data);
    this.#wake();
    this.#onAsked();
  }

  async status(name: string): Promise<JobStatus | null> {
    const found = await this.#table.status(name);
    if (!found) return null;
    const { id, state, progress, error } = found;
    return { state, progress: this.#running.get(id)?.progress ?? progress, error };
  }

  readonly named = (names: readonly string[]): Promise<KeptJob[]> => this.#table.named(names);

  async cancel(name: string): Promise<boolean> {
    const isCancelled = await this.#table.cancel(name);
    for (const { job, own } of this.#running.values()) if (job.name === name) own.abort();
    return isCancelled;
  }

  readonly counts = (): Promise<JobCount[]> => this.#table.counts();
  readonly find = (id: string): Promise<KeptJob | null> => this.#table.find(id);
  readonly drop = (id: string): Promise<boolean> => this.#table.drop(id);

  list(states: readonly JobState[], first: "oldest" | "changed", most: number): Promise<KeptJob[]> {
    return this.#table.list(states, first, most);
  }

  async retry(id: string): Promise<boolean> {
    const waits = await this.#table.retry(id);
    if (waits) {
      this.#wake();
      this.#onAsked();
    }
    return waits;
  }

  async start(): Promise<void> {
    if (!this.#runs) return;
    this.#beat();
    await this.#takeOver(this.#alone ? "all" : "ended");
    this.#wake();
  }

  async idle(): Promise<void> {
    for (const lane of this.#lanes.values()) await lane.idle();
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await this.idle();
    this.#stopBeating?.();
    await this.#beating;
  }

  wake(): void {
    this.#wake();
  }

  #wake(): void {
    if (!this.#runs) return;
    for (const lane of this.#lanes.values()) lane.wake();
  }

  #open(name: string): void {
    if (this.#lanes.has(name)) return;
    const lane = new Lane(
      () => this.#work(name),
      this.#abort.signal,
      (err) => this.#logger.error({ err, lane: name }, "jobs could not be read or written; trying again"),
    );
    this.#lanes.set(name, lane);
  }

  /** Kinds of a lane; the usual one takes also what nobody handles, to say so. */
  #kindsOf(lane: string): Kinds {
    const kinds = (of: (handling: Handling) => boolean) =>
      [...this.#handlers].filter(([, handling]) => of(handling)).map(([kind]) => kind);
    return lane === USUAL
      ? { notIn: kinds((handling) => handling.lane !== USUAL) }
      : { in: kinds((handling) => handling.lane === lane) };
  }

  async #work(lane: string): Promise<void> {
    this.#beat();
    while (!this.#abort.signal.aborted) {
      const job = await this.#table.take(this.#kindsOf(lane));
      if (!job) return;
      await this.#run(job);
    }
  }

  async #run(job: TakenJob): Promise<void> {
    const handler = this.#handlers.get(job.kind);
    const own = new AbortController();
    const running: Running = { job, own, progress: 0 };
    this.#running.set(job.id, running);
    try {
      if (!handler) throw new Error(`no handler for ${job.kind}`);
      await handler.run(JSON.parse(job.data), {
        signal: AbortSignal.any([this.#abort.signal, own.signal]),
        progress: (part) => {
          running.progress = part;
        },
      });
    } catch (error) {
      if (this.#abort.signal.aborted) return await this.#putBack(job);
      if (own.signal.aborted) return;
      const why = error instanceof Error ? error.message : String(error);
      this.#logger.warn({ err: error, job: job.kind, attempt: job.attempts }, "a job failed");
      if (job.attempts >= ATTEMPTS || !handler) await this.#giveUp(job, why);
      else await this.#table.end(job.id, { state: "waiting", error: why, progress: 0 });
      return;
    } finally {
      this.#running.delete(job.id);
    }
    await this.#table.end(job.id, { state: "done", error: null, progress: 1 });
  }

  /** A job that ran when this process was asked to stop: that is not a failed try. */
  async #putBack(job: TakenJob): Promise<void> {
    await this.#table
      .end(job.id, { state: "waiting", progress: 0, attempts: job.attempts - 1 })
      .catch((err: unknown) =>
        this.#logger.warn({ err, job: job.kind }, "an interrupted job counts as a failed try"),
      );
  }

  async #giveUp(job: TakenJob, why: string): Promise<void> {
    // A job that another process has taken over is not given up here.
    if (!(await this.#table.renew(job.id))) return;
    try {
      await this.#handlers.get(job.kind)?.failed?.(JSON.parse(job.data), why);
    } catch (err) {
      this.#logger.error({ err, job: job.kind }, "the failure handler of a job failed");
    }
    await this.#table.end(job.id, { state: "failed", error: why, progress: 0 });
  }

  async #takeOver(whose: "ended" | "all"): Promise<void> {
    for (const job of await this.#table.takeOver(whose)) {
      this.#logger.error(
        { job: job.kind, name: job.name, attempts: job.attempts },
        "giving up on a job: the process ended during every try",
      );
      await this.#giveUp(job, DIED);
    }
  }

  /** Begins to beat, one beat at a time. */
  #beat(): void {
    this.#stopBeating ??= this.#clock.every(BEAT_MS, () => {
      this.#beating ??= this.#beatOnce()
        .catch((err: unknown) => this.#logger.warn({ err }, "the leases of jobs could not be renewed"))
        .finally(() => {
          this.#beating = null;
        });
      return this.#beating;
    });
  }

  async #beatOnce(): Promise<void> {
    for (const { job, own, progress } of this.#running.values())
      if (!(await this.#table.renew(job.id, progress)) && this.#running.has(job.id)) own.abort();
    if (this.#alone || this.#abort.signal.aborted) return;
    await this.#takeOver("ended");
    this.#wake();
  }
}
