import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { forkProgram } from "@/server/infra/process/fork-program";

/** Megabytes of JavaScript's own memory that a job may fill before its process ends. */
const MOST_MEMORY = 1024;
/** Bytes above which a process that has done a job does no further one. */
const MOST_KEPT = 700 * 1024 * 1024;
/** How long a process waits for a further job. */
const IDLE_MS = 60_000;
/** How long one that is asked to end may take. */
const END_MS = 5_000;

/**
 * The processes that do heavy jobs, one job at a time in each. One that has done its job well waits a minute for the next, because
 * starting takes longer than most jobs; one that failed, was stopped or has grown large ends.
 */
export class JobProcesses {
  #waiting: { child: ChildProcess; enough: NodeJS.Timeout } | null = null;
  #closed = false;

  /** A process that does nothing yet. */
  take(): ChildProcess {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) {
      clearTimeout(waiting.enough);
      if (waiting.child.connected) {
        waiting.child.ref();
        waiting.child.channel?.ref();
        return waiting.child;
      }
    }
    const child = forkProgram("workers/jobs/index.ts", [], {
      execArgv: [`--max-old-space-size=${MOST_MEMORY}`],
      stdio: ["ignore", "inherit", "pipe", "ipc"],
    });
    // One that could not be started, or ends while it waits, is noticed by whoever uses it next.
    child.on("error", () => {});
    return child;
  }

  /** It has done its job and holds so many bytes. */
  async giveBack(child: ChildProcess, memory: number): Promise<void> {
    if (this.#closed || this.#waiting || memory > MOST_KEPT || !child.connected) return this.end(child);
    child.unref();
    child.channel?.unref();
    const enough = setTimeout(() => {
      if (this.#waiting?.child === child) this.#waiting = null;
      void this.end(child);
    }, IDLE_MS).unref();
    this.#waiting = { child, enough };
  }

  /** Ends one, by force where it does not end by itself. */
  async end(child: ChildProcess): Promise<void> {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    if (child.connected) child.disconnect();
    const late = setTimeout(() => child.kill("SIGKILL"), END_MS);
    await ended;
    clearTimeout(late);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (!waiting) return;
    clearTimeout(waiting.enough);
    await this.end(waiting.child);
  }
}
