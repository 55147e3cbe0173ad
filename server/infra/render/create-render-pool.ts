import { resolve as resolvePath } from "node:path";
import { Schedule, type Ticket } from "@/core/picture/render/schedule";
import type { Logger } from "@/server/infra/log/logger";
import { Matcher } from "./matcher";
import type { Answer, WorkerReport } from "./messages";
import type { PoolReport, RenderPool, Slot, SlotListener } from "./port";
import { slotAt, type Work } from "./work";
import { takeTickets, ticketsIn, type WorkerLoad } from "./worker-load";
import { WorkerProcess } from "./worker-process";

export type RenderPoolOptions = {
  /** Processes: cores - 1, at least one. */
  workers: number;
  modelsDir: string;
  /** RENDER_ENGINE: auto or an engine's name. */
  engine: string;
  logger: Logger;
};

/** Pictures handed to a worker at once. */
const BATCH = 8;
/** Starts in a row that may fail before rendering counts as unavailable. */
const FAILED_STARTS = 3;
const CLOSE_MS = 3_000;

/** Starts the workers. They are replaced when they end, and what they held is rendered by another. */
export const createRenderPool = (options: RenderPoolOptions): RenderPool => new Pool(options);

class Pool implements RenderPool {
  private readonly schedule = new Schedule<Work>();
  private readonly loads: WorkerLoad[];
  private readonly logger: Logger;
  private readonly matcher: Matcher;
  private checked: WorkerReport | null = null;
  /** The engine that workers start with: the configured one, then the one that the first worker chose. */
  private engine: string;
  private dispatching = false;
  private closing = false;
  private becomeReady: (report: PoolReport) => void = () => {};
  private readonly whenReady = new Promise<PoolReport>((resolve) => {
    this.becomeReady = resolve;
  });
  private becomeIdle: () => void = () => {};

  constructor(private readonly options: RenderPoolOptions) {
    this.logger = options.logger;
    this.engine = options.engine;
    const modelsDir = resolvePath(options.modelsDir);
    this.matcher = new Matcher(modelsDir, options.logger);
    this.loads = Array.from({ length: Math.max(1, options.workers) }, () =>
      this.hire(() => [modelsDir, this.engine]),
    );
    // The first one finds the fastest engine; the others take the same, so that every picture is the same to the bit.
    const [first] = this.loads;
    if (this.engine === "auto") first?.process.start();
    else this.startAll();
  }

  ready = (): Promise<PoolReport> => this.whenReady;

  report(): PoolReport {
    const nothing = { engine: null, skipped: [], models: [], finishes: [], refused: [], selfChecks: [] };
    const workers = this.loads.map(({ process: { pid, state, restarts, rendered } }) => {
      return { pid, state, restarts, rendered };
    });
    return { state: this.state, ...(this.checked ?? nothing), workers, queue: this.schedule.counts };
  }

  slot<Tag>(_room: string, listener: SlotListener<Tag>): Slot<Tag> {
    const key = this.schedule.open();
    return slotAt<Tag>(
      {
        ask: (lane, work) => {
          this.schedule.push(key, lane, work)?.drop();
          this.dispatchSoon();
        },
        leave: () => {
          for (const work of this.schedule.close(key)) work.drop();
        },
      },
      listener,
    );
  }

  match: RenderPool["match"] = (request, options) => this.matcher.match(request, options);

  async close(): Promise<void> {
    this.closing = true;
    this.matcher.close();
    for (const work of this.schedule.dropWaiting()) this.tell(() => work.fail("shutting_down"));
    if (this.loads.some(({ tickets }) => tickets.size > 0)) {
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, CLOSE_MS);
        this.becomeIdle = () => {
          clearTimeout(late);
          resolve();
        };
      });
    }
    await Promise.all(this.loads.map(({ process }) => process.close()));
    for (const load of this.loads) {
      for (const { job } of takeTickets(load)) this.tell(() => job.fail("shutting_down"));
    }
    this.becomeReady(this.report());
  }

  private get state(): PoolReport["state"] {
    if (this.loads.some(({ process }) => process.state === "ready")) {
      return this.checked?.engine === null ? "unavailable" : "ready";
    }
    const hopeless = this.loads.every(({ process }) => process.failedStarts >= FAILED_STARTS);
    return hopeless ? "unavailable" : "starting";
  }

  private startAll(): void {
    for (const { process } of this.loads) if (!process.isStarted) process.start();
  }

  private hire(args: () => readonly [string, string]): WorkerLoad {
    const load: WorkerLoad = {
      tickets: new Map(),
      suspect: false,
      process: new WorkerProcess(args, this.logger, {
        onReady: (report) => {
          if (report.engine === null && this.engine !== this.options.engine) {
            // The fastest engine has stopped working, for example after a driver was lost: choose again.
            this.engine = this.options.engine;
            load.process.kill();
            return;
          }
          // One that was told its engine tried no other: the reasons are those of the one that chose.
          const skipped = this.engine === this.options.engine ? report.skipped : this.checked?.skipped;
          this.engine = report.engine ?? this.options.engine;
          this.noteReport({ ...report, skipped: skipped ?? report.skipped });
          this.startAll();
          this.dispatchSoon();
        },
        onAnswer: (message) => this.answered(load, message),
        onDown: () => this.lost(load),
      }),
    };
    return load;
  }

  private noteReport(report: WorkerReport): void {
    if (this.checked === null) {
      this.logger.info(
        { engine: report.engine, models: report.models.map(({ id }) => id) },
        "rendering is ready",
      );
      for (const { engine, why } of report.skipped) this.logger.warn({ engine }, `engine not used: ${why}`);
      for (const { id, why } of report.refused) this.logger.warn({ model: id }, `model refused: ${why}`);
    }
    this.checked = report;
    this.becomeReady(this.report());
  }

  /** After the present turn of the event loop, so that what is asked together is batched together. */
  private dispatchSoon(): void {
    if (this.dispatching) return;
    this.dispatching = true;
    setImmediate(() => {
      this.dispatching = false;
      this.dispatch();
    });
  }

  private dispatch(): void {
    if (this.closing || this.state === "unavailable") {
      const code = this.closing ? "shutting_down" : "render_unavailable";
      for (const work of this.schedule.dropWaiting()) this.tell(() => work.fail(code));
      return;
    }
    // Those with nothing to do first; then those in the middle of a settled picture, which goes on beside others.
    const byLoad = (a: WorkerLoad, b: WorkerLoad) => a.tickets.size - b.tickets.size;
    const free = this.loads
      .filter(({ process, suspect }) => process.state === "ready" && !suspect)
      .sort(byLoad);
    const open = free.filter((load) => ticketsIn(load, "moving") === 0);
    open.forEach((load, i) => {
      const share = Math.ceil(this.schedule.takeable / (open.length - i));
      const taken = this.schedule.take("moving", Math.min(BATCH, share), load.tickets.size === 0);
      if (taken.length > 0) this.give(load, taken);
    });
    for (const load of free.sort(byLoad)) {
      if (load.suspect || ticketsIn(load, "settled") > 0) continue;
      const taken = this.schedule.take("settled", 1, load.tickets.size === 0);
      if (taken.length > 0) this.give(load, taken);
    }
  }

  private give(load: WorkerLoad, taken: readonly Ticket<Work>[]): void {
    const givenAt = performance.now();
    for (const ticket of taken) load.tickets.set(ticket.job.job.id, { ticket, givenAt });
    load.suspect = taken.some((ticket) => ticket.strikes > 0);
    const jobs = taken.map((ticket) => ticket.job.job);
    const [first] = taken;
    if (first?.lane === "settled") load.process.send({ type: "settled", job: first.job.job });
    else load.process.send({ type: "moving", jobs });
  }

  private answered(load: WorkerLoad, message: Answer): void {
    const id = message.type === "rendered" ? message.rendered.id : message.id;
    const given = load.tickets.get(id);
    if (!given) return;
    load.tickets.delete(id);
    if (load.tickets.size === 0) {
      load.suspect = false;
      load.process.rest();
    }
    const { ticket, givenAt } = given;
    this.schedule.done(ticket);
    this.dispatchSoon();
    if (message.type === "failed") {
      this.logger.warn({ code: message.code, why: message.why }, "a picture could not be rendered");
      this.tell(() => ticket.job.fail(message.code));
    } else {
      const queueMs = message.rendered.queueMs + givenAt - ticket.job.askedAt;
      this.tell(() => ticket.job.deliver({ ...message.rendered, queueMs }));
    }
    if (this.loads.every(({ tickets }) => tickets.size === 0)) this.becomeIdle();
  }

  /** A worker ended: what it held waits again, alone, or has ended too many. */
  private lost(load: WorkerLoad): void {
    this.startAll();
    for (const ticket of takeTickets(load)) {
      const fate = this.schedule.crashed(ticket);
      if (fate === "given up") this.tell(() => ticket.job.fail("render_unavailable"));
      else if (fate !== "again") this.tell(() => ticket.job.drop());
    }
    if (this.state === "unavailable") this.becomeReady(this.report());
    this.dispatchSoon();
    if (this.loads.every(({ tickets }) => tickets.size === 0)) this.becomeIdle();
  }

  /** A listener's mistake is its own. */
  private tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.logger.error({ err: error }, "a listener of the render pool threw");
    }
  }
}
