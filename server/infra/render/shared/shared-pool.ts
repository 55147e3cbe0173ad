import type { Redis } from "ioredis";
import type { RoomId } from "@/core/kernel/ids/ids";
import { type Lane, Schedule, type Ticket } from "@/core/picture/render/schedule";
import type { Logger } from "@/server/infra/log/logger";
import { type Ear, openEar } from "@/server/infra/redis/ear";
import { Matcher } from "../matcher";
import type { Answer } from "../messages";
import type { PoolReport, RenderPool, Slot, SlotListener } from "../port";
import { slotAt, type Work } from "../work";
import { BEAT_MS, GONE_MS, names, pack, type ToNode, unpack, type WorkerSays } from "./messages";

export type SharedPoolOptions = {
  redis: Redis;
  prefix: string;
  node: string;
  modelsDir: string;
  logger: Logger;
};

/** Milliseconds that a start waits for a worker. */
const PATIENCE_MS = 20_000;
const LANES = ["moving", "settled"] as const;

type Given = { ticket: Ticket<Work>; worker: string; givenAt: number };
type Known = WorkerSays & { seenAt: number };

/** Pictures from render workers that share a Redis with this node. `storage_unavailable` where Redis is away. */
export async function openSharedPool(options: SharedPoolOptions): Promise<RenderPool> {
  const pool = new SharedPool(options);
  await pool.open();
  return pool;
}

/**
 * What waits stays here, where newer state replaces it, until a worker takes it. In Redis there is only word that something waits. A
 * worker that is gone, or does not have what it was given, gives it back.
 */
class SharedPool implements RenderPool {
  readonly #schedule = new Schedule<Work>();
  /** By the job's id. */
  readonly #given = new Map<string, Given>();
  readonly #workers = new Map<string, Known>();
  readonly #offered = new Map<Lane, number>();
  /** Workers that heard nothing when they were last looked at. */
  #deaf: ReadonlySet<string> = new Set();
  readonly #names: ReturnType<typeof names>;
  readonly #matcher: Matcher;
  #ear: Ear | null = null;
  #beat: NodeJS.Timeout | null = null;
  #offering = false;
  #closing = false;
  #becomeReady: () => void = () => {};
  readonly #ready = new Promise<void>((resolve) => {
    this.#becomeReady = resolve;
  });

  constructor(private readonly options: SharedPoolOptions) {
    this.#names = names(options.prefix);
    this.#matcher = new Matcher(options.modelsDir, options.logger);
  }

  async open(): Promise<void> {
    const { redis, node, logger } = this.options;
    this.#ear = await openEar(redis, logger, () => this.#callWorkers());
    await this.#ear.hear(this.#names.node(node), (message) => this.#hear(unpack<ToNode>(message)));
    await this.#ear.hear(this.#names.workers, (message) => this.#note(unpack<WorkerSays>(message)));
    this.#callWorkers();
    this.#beat = setInterval(() => this.#look(), BEAT_MS);
  }

  async ready(): Promise<PoolReport> {
    let late: NodeJS.Timeout | undefined;
    const waited = new Promise<void>((resolve) => {
      late = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([this.#ready, waited]);
    clearTimeout(late);
    return this.report();
  }

  report(): PoolReport {
    const reports = [...this.#workers.values()].map(({ report }) => report);
    const best = reports.find(({ state }) => state === "ready") ?? reports[0];
    const nothing = { engine: null, skipped: [], models: [], finishes: [], refused: [], selfChecks: [] };
    const workers = reports.flatMap((report) => report.workers);
    return {
      ...nothing,
      ...best,
      state: best?.state ?? "unavailable",
      workers: this.#closing ? workers.map((worker) => ({ ...worker, state: "down" as const })) : workers,
      queue: this.#schedule.counts,
    };
  }

  slot<Tag>(_room: RoomId, listener: SlotListener<Tag>): Slot<Tag> {
    const key = this.#schedule.open();
    return slotAt<Tag>(
      {
        ask: (lane, work) => {
          this.#schedule.push(key, lane, work)?.drop();
          this.#offerSoon();
        },
        leave: () => {
          for (const work of this.#schedule.close(key)) work.drop();
        },
      },
      listener,
    );
  }

  match: RenderPool["match"] = (request, options) => this.#matcher.match(request, options);

  async close(): Promise<void> {
    this.#closing = true;
    this.#matcher.close();
    if (this.#beat) clearInterval(this.#beat);
    this.#ear?.close();
    for (const work of this.#schedule.dropWaiting()) this.#tell(() => work.fail("shutting_down"));
    for (const { ticket } of this.#given.values()) this.#tell(() => ticket.job.fail("shutting_down"));
    this.#given.clear();
    this.#becomeReady();
  }

  /** After the present turn of the event loop, so that what is asked together is taken together. */
  #offerSoon(): void {
    if (this.#offering) return;
    this.#offering = true;
    setImmediate(() => {
      this.#offering = false;
      if (this.#closing) {
        for (const work of this.#schedule.dropWaiting()) this.#tell(() => work.fail("shutting_down"));
        return;
      }
      for (const lane of LANES)
        if (this.#schedule.takeableIn(lane) > 0 && !this.#offered.has(lane)) this.#offer(lane);
    });
  }

  /** Says that something waits here. A word that is lost is said again. */
  #offer(lane: Lane): void {
    const { redis, node } = this.options;
    this.#offered.set(lane, performance.now());
    redis
      .multi()
      .rpush(this.#names.waiting(lane), node)
      .publish(this.#names.offers, lane)
      .exec()
      .catch(() => this.#offered.delete(lane));
  }

  #hear(message: ToNode): void {
    if (this.#closing) return;
    if (message.type === "answer") this.#answered(message.answer);
    else this.#give(message);
  }

  #give({ worker, lane, most }: Extract<ToNode, { type: "take" }>): void {
    const { redis, node } = this.options;
    this.#offered.delete(lane);
    const taken = this.#schedule.take(lane, most, true);
    const givenAt = performance.now();
    for (const ticket of taken) this.#given.set(ticket.job.job.id, { ticket, worker, givenAt });
    const jobs = taken.map((ticket) => ticket.job.job);
    redis.publish(this.#names.worker(worker), pack({ type: "given", node, lane, jobs })).then(
      (heard) => {
        if (heard === 0) this.#giveBack(({ ticket }) => taken.includes(ticket));
      },
      () => this.#giveBack(({ ticket }) => taken.includes(ticket)),
    );
    this.#offerSoon();
  }

  #answered(answer: Answer): void {
    const id = answer.type === "rendered" ? answer.rendered.id : answer.id;
    const given = this.#given.get(id);
    if (!given) return;
    this.#given.delete(id);
    const { ticket, givenAt } = given;
    this.#schedule.done(ticket);
    this.#offerSoon();
    if (answer.type === "failed") {
      this.options.logger.warn({ code: answer.code, why: answer.why }, "a picture could not be rendered");
      this.#tell(() => ticket.job.fail(answer.code));
      return;
    }
    const { bytes, ...rendered } = answer.rendered;
    const queueMs = rendered.queueMs + givenAt - ticket.job.askedAt;
    this.#tell(() => ticket.job.deliver({ ...rendered, bytes: new Uint8Array(bytes), queueMs }));
  }

  #note(said: WorkerSays): void {
    const now = performance.now();
    if (said.ends) this.#workers.delete(said.worker);
    else this.#workers.set(said.worker, { ...said, seenAt: now });
    // What it was given before it spoke, and has not, never reached it, or its answer went by.
    const since = now - BEAT_MS;
    this.#giveBack(
      ({ worker, givenAt, ticket }) =>
        worker === said.worker && (said.ends || (givenAt < since && !said.holds.includes(ticket.job.job.id))),
    );
    if (said.report.state !== "starting") this.#becomeReady();
  }

  #look(): void {
    const now = performance.now();
    for (const [worker, { seenAt }] of this.#workers)
      if (now - seenAt > GONE_MS) this.#workers.delete(worker);
    this.#giveBack(({ worker, givenAt }) => now - givenAt > GONE_MS && !this.#workers.has(worker));
    this.#dropDeaf().catch(() => {});
    for (const [lane, at] of this.#offered) if (now - at > BEAT_MS) this.#offered.delete(lane);
    this.#offerSoon();
  }

  /** The connection of a worker that died ends with it, long before its silence tells: what it had waits again. One look may meet a connection that is just coming back. */
  async #dropDeaf(): Promise<void> {
    const workers = [...new Set([...this.#given.values()].map(({ worker }) => worker))];
    const channels = workers.map((worker) => this.#names.worker(worker));
    const heard = workers.length > 0 ? await this.options.redis.pubsub("NUMSUB", ...channels) : [];
    const deaf = new Set(workers.filter((_, i) => Number(heard[2 * i + 1]) === 0));
    const gone = [...deaf].filter((worker) => this.#deaf.has(worker));
    this.#deaf = deaf;
    for (const worker of gone) this.#workers.delete(worker);
    if (gone.length > 0) this.#giveBack(({ worker }) => gone.includes(worker));
  }

  /** Tickets that no worker has any more wait again, or have ended too many workers. */
  #giveBack(isLost: (given: Given) => boolean): void {
    for (const [id, given] of this.#given) {
      if (!isLost(given)) continue;
      this.#given.delete(id);
      const { ticket } = given;
      const fate = this.#schedule.crashed(ticket);
      if (fate === "given up") this.#tell(() => ticket.job.fail("render_unavailable"));
      else if (fate !== "again") this.#tell(() => ticket.job.drop());
    }
    this.#offerSoon();
  }

  #callWorkers(): void {
    this.options.redis.publish(this.#names.call, "").catch(() => {});
  }

  /** A listener's mistake is its own. */
  #tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.options.logger.error({ err: error }, "a listener of the render pool threw");
    }
  }
}
