import type { ChildProcess } from "node:child_process";
import type { EventEmitter } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@/core/kernel/errors";
import type { JobHandler } from "@/server/infra/jobs/jobs";
import type { Logger } from "@/server/infra/log/logger";
import type { RenderPool, Slot } from "@/server/infra/render/port";
import type { JobProcesses } from "./job-processes";
import type { Answered, ApartSettings, Asked, FromJob, ToJob } from "./messages";

/** How long one that is asked to stop may take. */
const STOP_MS = 5_000;
/** Where jobs write what is not finished, in the data folder. A killed server leaves it; the next start empties it. */
export const SCRATCH = ".jobs";

export type ApartOptions = {
  settings: ApartSettings;
  processes: JobProcesses;
  render: Pick<RenderPool, "slot">;
  /** Asks for a further job. */
  ask: (kind: string, name: string, data: unknown) => Promise<void>;
  logger: Logger;
};

/**
 * A handler whose work is done in another process: memory that runs out ends that process, not this one. It reads and writes
 * the database itself, and asks this process for pictures. Each try has a folder of its own for what is not finished, which is
 * gone afterwards however it ended.
 */
export function runApart(kind: string, options: ApartOptions): JobHandler {
  return async (data, { progress, signal }) => {
    signal.throwIfAborted();
    const above = join(options.settings.dataDir, SCRATCH);
    await mkdir(above, { recursive: true, mode: 0o700 });
    const scratch = await mkdtemp(join(above, `${kind}-`));
    const child = options.processes.take();
    try {
      const run = { type: "run", settings: options.settings, kind, data, scratch } as const;
      const memory = await follow(child, { ...options, run }, { progress, signal });
      await options.processes.giveBack(child, memory);
    } catch (error) {
      await options.processes.end(child);
      throw error;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  };
}

type Following = Omit<ApartOptions, "settings" | "processes"> & { run: Extract<ToJob, { type: "run" }> };

/** Until it has said how it went, or has ended without a word. Answers the bytes of memory that it holds when it is done. */
async function follow(
  child: ChildProcess,
  { run, render, ask, logger }: Following,
  { progress, signal }: { progress: (part: number) => void; signal: AbortSignal },
): Promise<number> {
  const slots = new Map<number, Slot<null>>();
  const send = (message: ToJob) => void (child.connected && child.send(message, () => {}));
  const slotOf = (n: number): Slot<null> => {
    const slot = slots.get(n) ?? render.slot<null>(run.kind, { onFrame: () => {}, onError: () => {} });
    slots.set(n, slot);
    return slot;
  };
  const answer = async (asked: Asked): Promise<Answered> => {
    if (asked.ask === "settle") return slotOf(asked.slot).settle(asked.request);
    if (asked.ask === "job") await ask(asked.kind, asked.name, asked.data);
    else {
      slots.get(asked.slot)?.close();
      slots.delete(asked.slot);
    }
    return null;
  };
  const reply = ({ n, asked }: Extract<FromJob, { type: "asked" }>) =>
    answer(asked).then(
      (result) => send({ type: "answer", n, result }),
      (error: unknown) =>
        send({
          type: "refusal",
          n,
          code: error instanceof AppError ? error.code : "internal",
          why: error instanceof Error ? error.message : String(error),
        }),
    );
  // Every listener of this run goes with it: the process may do a further job.
  const over = new AbortController();
  const on = <T extends unknown[]>(from: EventEmitter, event: string, hear: (...told: T) => void) => {
    from.on(event, hear as (...told: unknown[]) => void);
    over.signal.addEventListener("abort", () => from.off(event, hear as (...told: unknown[]) => void));
  };
  let said = "";
  if (child.stderr)
    on(child.stderr, "data", (text: Buffer) => {
      said = (said + text.toString("utf8")).slice(-2000);
    });
  let late: NodeJS.Timeout | undefined;
  const stop = () => {
    send({ type: "abort" });
    late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  };
  try {
    const memory = await new Promise<number>((resolve, reject) => {
      on(child, "message", (message: FromJob) => {
        if (message.type === "progress") progress(message.part);
        else if (message.type === "done") resolve(message.memory);
        else if (message.type === "failed") reject(errorOf(message));
        else void reply(message);
      });
      on(child, "error", reject);
      on(child, "exit", (code: number | null, ended: string | null) =>
        reject(
          new Error(
            `the process that made it ended without a word (${ended ?? `exit code ${code}`}); most likely it ran out of memory. Its last words: ${said.trim() || "none"}`,
          ),
        ),
      );
      signal.addEventListener("abort", stop, { once: true, signal: over.signal });
      send(run);
    });
    if (said.trim()) logger.warn({ job: run.kind, said: said.trim() }, "a job's process wrote to stderr");
    return memory;
  } finally {
    over.abort();
    clearTimeout(late);
    for (const slot of slots.values()) slot.close();
  }
}

const errorOf = ({ code, why, displayable }: Extract<FromJob, { type: "failed" }>): Error =>
  code ? new AppError(code, why, displayable ?? undefined) : new Error(why);
