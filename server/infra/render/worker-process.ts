import type { ChildProcess } from "node:child_process";
import type { Logger } from "@/server/infra/log/logger";
import { forkProgram } from "../process/fork-program";
import { backoffMs } from "./backoff";
import type { Answer, FromWorker, ToWorker, WorkerReport } from "./messages";

/** A worker that holds work and says nothing for this long hangs. */
const HANG_MS = 60_000;
const CLOSE_MS = 2_000;

export type WorkerEvents = {
  onReady(report: WorkerReport): void;
  onAnswer(message: Answer): void;
  /** The process ended, or could not start. What it held is lost. */
  onDown(): void;
};

/**
 * One forked worker that is started again, with growing pauses, whenever it ends. Its state: `starting` until it has checked
 * itself, `ready`, `down` until the next start.
 */
export class WorkerProcess {
  state: "starting" | "ready" | "down" = "down";
  /** Whether it has been started at all; once it has, it starts itself again. */
  isStarted = false;
  restarts = 0;
  rendered = 0;
  /** Starts in a row that never got ready. */
  failedStarts = 0;
  private crashes = 0;
  private child: ChildProcess | null = null;
  private timer: NodeJS.Timeout | undefined;
  private watchdog: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    /** Asked at every start: which engine is taken may be known only later. */
    private readonly args: () => readonly [modelsDir: string, engine: string],
    private readonly logger: Logger,
    private readonly events: WorkerEvents,
  ) {}

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  start(): void {
    this.isStarted = true;
    this.state = "starting";
    const child = forkProgram("workers/render/index.ts", this.args(), {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.child = child;
    child.stderr?.on("data", (text: Buffer) => {
      this.logger.warn({ worker: child.pid }, text.toString("utf8").trim().slice(0, 2000));
    });
    child.on("message", (message) => {
      // What a worker said last may arrive after its end, when its jobs are already someone else's.
      if (child === this.child) this.receive(message as FromWorker);
    });
    child.on("error", (error) => this.logger.error({ err: error }, "a render worker could not be reached"));
    // Not "close": after a disconnect it may never come.
    child.on("exit", (code, signal) => this.ended(child, code, signal));
  }

  send(message: ToWorker): void {
    this.watch();
    this.child?.send(message, (error) => {
      if (error) this.kill();
    });
  }

  /** Nothing more is expected: the watchdog may rest. */
  rest(): void {
    clearTimeout(this.watchdog);
  }

  kill(): void {
    this.child?.kill("SIGKILL");
  }

  /** Ends it for good: its channel is closed, and if that does not end it in two seconds, it is killed. */
  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.timer);
    clearTimeout(this.watchdog);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const late = setTimeout(() => child.kill("SIGKILL"), CLOSE_MS);
    if (child.connected) child.disconnect();
    await ended;
    clearTimeout(late);
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case "ready":
        this.state = "ready";
        this.failedStarts = 0;
        this.events.onReady(message.report);
        return;
      case "working":
        this.watch();
        return;
      case "rendered":
        this.crashes = 0;
        this.rendered++;
        break;
      case "failed":
        break;
    }
    this.watch();
    this.events.onAnswer(message);
  }

  private watch(): void {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => {
      this.logger.error({ worker: this.pid }, "a render worker hangs; ending and restarting it");
      this.kill();
    }, HANG_MS).unref();
  }

  private ended(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (child !== this.child) return;
    clearTimeout(this.watchdog);
    this.child = null;
    if (this.state === "starting") this.failedStarts++;
    this.state = "down";
    if (this.closing) return;
    this.crashes++;
    const pause = backoffMs(this.crashes);
    this.logger.error({ worker: child.pid, code, signal, pause }, "a render worker ended; starting another");
    this.timer = setTimeout(() => {
      this.restarts++;
      this.start();
    }, pause);
    this.events.onDown();
  }
}
