import type { ChildProcess } from "node:child_process";
import { forkProgram } from "../process/fork-program";
import { errorOf, type FromReader, faultOf, type ToReader } from "./protocol";
import type { Answering, ReaderLimits } from "./reader-limits";
import { usageOf } from "./usage-of";

/** A reader's process ended over its job. */
export class ReaderEnded extends Error {
  override readonly name = "ReaderEnded";
}

/** Milliseconds between checks of how much time and memory a job has taken. */
const CHECK_MS = 200;
/** Milliseconds that a process may take to start. */
const START = 60_000;
/** How much longer than it works a job may take. */
const WAITING = 6;
/** Milliseconds that a process without work is kept. */
const KEPT = 5 * 60_000;

type Running = {
  answer: Answering;
  /** Questions without an answer: meanwhile it is not the reader's time that passes. */
  asking: number;
  ms: number;
  /** What processors had worked for its process before, ms; null where the system does not say, or not yet. */
  worked: number | null;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
};

/** One process that reads what strangers send. */
export class Reader {
  readonly #child: ChildProcess;
  readonly #limits: ReaderLimits;
  #running: Running | null = null;
  #started = false;
  #why = "it ended";
  #watch: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  isAlive = true;

  constructor(entry: string, limits: ReaderLimits, onGone: (reader: Reader) => void) {
    this.#limits = limits;
    this.#child = forkProgram(entry, [], { env: limits.env });
    this.#child.on("message", (message: FromReader) => this.#hear(message));
    const gone = () => {
      if (!this.isAlive) return;
      this.isAlive = false;
      onGone(this);
      this.#settle((running) => running.reject(new ReaderEnded(this.#why)));
    };
    this.#child.on("exit", gone);
    this.#child.on("error", gone);
  }

  /** One at a time. Rejects with AppError, or with ReaderEnded. */
  do(job: unknown, answer: Answering): Promise<unknown> {
    clearTimeout(this.#idle);
    return new Promise((resolve, reject) => {
      this.#running = { answer, asking: 0, ms: 0, worked: null, resolve, reject };
      let last = Date.now();
      this.#watch = setInterval(() => {
        const now = Date.now();
        void this.#check(now - last);
        last = now;
      }, CHECK_MS);
      // At once, too: a short job may be over before the first check, and the job before may have left much behind.
      void this.#check(0);
      this.#say({ job });
    });
  }

  end(why = "it ended"): void {
    this.#why = why;
    this.#child.kill("SIGKILL");
  }

  #say(message: ToReader): void {
    this.#child.send(message, (error) => {
      if (error) this.end();
    });
  }

  #hear(message: FromReader): void {
    if ("started" in message) {
      this.#started = true;
      if (this.#running) this.#running.ms = 0;
    } else if ("what" in message) void this.#answer(message);
    else
      this.#settle(({ resolve, reject }) =>
        message.fault ? reject(errorOf(message.fault)) : resolve(message.value),
      );
  }

  async #answer({ id, what, of }: { id: number; what: string; of: unknown }): Promise<void> {
    const running = this.#running;
    if (!running) return;
    running.asking += 1;
    const answer = await running.answer(what, of).then(
      (value) => ({ id, value }),
      (error: unknown) => ({ id, fault: faultOf(error) }),
    );
    running.asking -= 1;
    if (this.isAlive) this.#say(answer);
  }

  async #check(ms: number): Promise<void> {
    const running = this.#running;
    if (!running) return;
    if (running.asking === 0) running.ms += ms;
    const { seconds, memory } = this.#limits;
    const usage = await usageOf(this.#child.pid ?? 0);
    if (running !== this.#running) return;
    if (usage && this.#started) running.worked ??= usage.worked;
    // Where the machine is busy with others a job takes longer, and no more.
    const most = !this.#started ? START : usage ? WAITING * seconds * 1000 : seconds * 1000;
    const worked = usage && running.worked !== null ? usage.worked - running.worked : 0;
    if (running.ms > most || worked > seconds * 1000) this.end("it took too long");
    else if (usage && usage.memory > memory) this.end("it took too much memory");
  }

  #settle(how: (running: Running) => void): void {
    clearInterval(this.#watch);
    const running = this.#running;
    this.#running = null;
    this.#idle = setTimeout(() => this.end(), KEPT);
    this.#idle.unref();
    if (running) how(running);
  }
}
