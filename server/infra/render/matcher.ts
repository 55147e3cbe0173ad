import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { AppError, type Code } from "@/core/kernel/errors";
import {
  MatchJob,
  type MatchProgress,
  type MatchRequest,
  type MatchResult,
} from "@/core/picture/render/match";
import type { Logger } from "@/server/infra/log/logger";
import { forkProgram } from "../process/fork-program";
import type { FromMatcher, ToMatcher } from "./match-messages";

/** Matches at once: each more makes all slower. */
const MOST = 4;
/** The process goes when nobody has asked for this long. */
const IDLE_MS = 60_000;
/** It hangs when it has said nothing for this long. */
const HANG_MS = 60_000;

export type MatchOptions = {
  /** Aborted: the match ends within a step and gives what it has. */
  signal?: AbortSignal;
  /** After every step. */
  onProgress?: (progress: MatchProgress) => void;
};

type Waiting = {
  onProgress: (progress: MatchProgress) => void;
  resolve: (result: MatchResult) => void;
  fail: (code: Code) => void;
};

/** Asks a process of its own for matches; starts it when first asked, and again after it has ended. */
export class Matcher {
  private child: ChildProcess | null = null;
  private readonly waiting = new Map<string, Waiting>();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly modelsDir: string,
    private readonly logger: Logger,
  ) {}

  /** Throws AppError: malformed, too_frequent where enough are running, shutting_down; unknown_model, render_unavailable, internal. */
  async match(
    request: Omit<MatchRequest, "id">,
    { signal, onProgress }: MatchOptions = {},
  ): Promise<MatchResult> {
    const parsed = MatchJob.safeParse({ ...request, id: randomUUID() });
    if (!parsed.success) throw new AppError("malformed", parsed.error.message);
    if (this.closed) throw new AppError("shutting_down", "matches have ended");
    if (this.waiting.size >= MOST) throw new AppError("too_frequent", `${MOST} matches are running`);
    const job = parsed.data;
    if (signal?.aborted) return { step: 0, steps: job.steps, left: 1, contributions: {}, ended: "cancelled" };
    const cancel = () => this.send({ type: "cancel", id: job.id });
    try {
      return await new Promise<MatchResult>((resolve, reject) => {
        const fail = (code: Code) => reject(new AppError(code, "a picture could not be matched"));
        this.waiting.set(job.id, { resolve, fail, onProgress: onProgress ?? (() => {}) });
        this.send({ type: "start", job });
        signal?.addEventListener("abort", cancel, { once: true });
      });
    } finally {
      signal?.removeEventListener("abort", cancel);
      this.waiting.delete(job.id);
      this.watch();
    }
  }

  /** How many run, and in which process. */
  get counts(): { running: number; pid: number | null } {
    return { running: this.waiting.size, pid: this.child?.pid ?? null };
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    for (const { fail } of [...this.waiting.values()]) fail("shutting_down");
    this.child?.kill("SIGKILL");
  }

  private send(message: ToMatcher): void {
    this.child ??= this.start();
    this.watch();
    this.child.send(message, () => {});
  }

  private start(): ChildProcess {
    const child = forkProgram("workers/render/match/index.ts", [this.modelsDir, "tfjs"], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    child.stderr?.on("data", (text: Buffer) => {
      this.logger.warn({ worker: child.pid }, text.toString("utf8").trim().slice(0, 2000));
    });
    child.on("message", (message) => {
      if (child === this.child) this.receive(message as FromMatcher);
    });
    child.on("error", (error) => this.logger.error({ err: error }, "matching could not be started"));
    child.on("exit", () => {
      if (child !== this.child) return;
      this.child = null;
      for (const { fail } of [...this.waiting.values()]) fail("render_unavailable");
    });
    return child;
  }

  private receive(message: FromMatcher): void {
    this.watch();
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    switch (message.type) {
      case "progress":
        this.tell(() => waiting.onProgress(message.progress));
        return;
      case "ended":
        waiting.resolve(message.result);
        return;
      case "failed":
        this.logger.warn({ code: message.code, why: message.why }, "a picture could not be matched");
        waiting.fail(message.code);
    }
  }

  /** Ends a process that hangs, or that nobody needs. */
  private watch(): void {
    clearTimeout(this.timer);
    const { child } = this;
    if (!child || this.closed) return;
    const idle = this.waiting.size === 0;
    this.timer = setTimeout(
      () => {
        if (!idle) this.logger.error({ worker: child.pid }, "matching hangs; ending its process");
        child.kill("SIGKILL");
      },
      idle ? IDLE_MS : HANG_MS,
    ).unref();
  }

  /** A listener's mistake is its own. */
  private tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.logger.error({ err: error }, "a listener of a match threw");
    }
  }
}
