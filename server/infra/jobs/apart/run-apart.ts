import type { ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@/core/errors";
import type { RoomId } from "@/core/ids/ids";
import type { JobHandler } from "@/server/infra/jobs/job-runner";
import type { Logger } from "@/server/infra/log/logger";
import { forkTypeScript } from "@/server/infra/render/fork-typescript";
import type { RenderPool, Slot } from "@/server/infra/render/port";
import type { Answered, ApartSettings, Asked, FromJob, ToJob } from "./messages";

/** Megabytes of JavaScript's own memory that a job may fill before its process ends. */
const MOST_MEMORY = 1024;
/** How long one that is asked to stop may take. */
const STOP_MS = 5_000;
/** Where jobs write what is not finished, in the data folder. A killed server leaves it; the next start empties it. */
export const SCRATCH = ".jobs";

export type ApartOptions = {
  settings: ApartSettings;
  render: Pick<RenderPool, "slot">;
  /** Asks for a further job. */
  ask: (kind: string, name: string, data: unknown) => Promise<void>;
  logger: Logger;
};

/**
 * A handler whose work is done in a process of its own, one for each try: memory that runs out ends that process, not this
 * one. It reads and writes the database itself, and asks this process for pictures. It has a folder of its own for what is
 * not finished, which is gone afterwards however it ended.
 */
export function runApart(kind: string, options: ApartOptions): JobHandler {
  return async (data, { progress, signal }) => {
    signal.throwIfAborted();
    const above = join(options.settings.dataDir, SCRATCH);
    await mkdir(above, { recursive: true, mode: 0o700 });
    const scratch = await mkdtemp(join(above, `${kind}-`));
    try {
      const child = forkTypeScript("workers/jobs/index.ts", [], {
        execArgv: [`--max-old-space-size=${MOST_MEMORY}`],
        stdio: ["ignore", "inherit", "pipe", "ipc"],
      });
      await follow(
        child,
        { ...options, run: { type: "run", settings: options.settings, kind, data, scratch } },
        { progress, signal },
      );
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  };
}

type Following = ApartOptions & { run: Extract<ToJob, { type: "run" }> };

/** Until it has said how it went, or has ended without a word. */
async function follow(
  child: ChildProcess,
  { run, render, ask, logger }: Following,
  { progress, signal }: { progress: (part: number) => void; signal: AbortSignal },
): Promise<void> {
  const slots = new Map<number, Slot<null>>();
  const send = (message: ToJob) => void (child.connected && child.send(message, () => {}));
  const slotOf = (n: number): Slot<null> => {
    const slot =
      slots.get(n) ?? render.slot<null>(run.kind as RoomId, { onFrame: () => {}, onError: () => {} });
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
  let said = "";
  child.stderr?.on("data", (text: Buffer) => {
    said = (said + text.toString("utf8")).slice(-2000);
  });
  let late: NodeJS.Timeout | undefined;
  const stop = () => {
    send({ type: "abort" });
    late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  };
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    // One that could not be started never exits.
    child.once("error", () => child.pid === undefined && resolve());
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.on("message", (raw) => {
        const message = raw as FromJob;
        if (message.type === "progress") progress(message.part);
        else if (message.type === "done") resolve();
        else if (message.type === "failed") reject(errorOf(message));
        else {
          const { n } = message;
          answer(message.asked).then(
            (result) => send({ type: "answer", n, result }),
            (error: unknown) =>
              send({
                type: "refusal",
                n,
                code: error instanceof AppError ? error.code : "internal",
                why: error instanceof Error ? error.message : String(error),
              }),
          );
        }
      });
      child.once("error", reject);
      child.once("exit", (code, ended) =>
        reject(
          new Error(
            `the process that made it ended without a word (${ended ?? `exit code ${code}`}); most likely it ran out of memory. Its last words: ${said.trim() || "none"}`,
          ),
        ),
      );
      signal.addEventListener("abort", stop, { once: true });
      send(run);
    });
    if (said.trim()) logger.warn({ job: run.kind, said: said.trim() }, "a job's process wrote to stderr");
  } finally {
    signal.removeEventListener("abort", stop);
    for (const slot of slots.values()) slot.close();
    if (child.connected) child.disconnect();
    late ??= setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await ended;
    clearTimeout(late);
  }
}

const errorOf = ({ code, why, displayable }: Extract<FromJob, { type: "failed" }>): Error =>
  code ? new AppError(code, why, displayable ?? undefined) : new Error(why);
