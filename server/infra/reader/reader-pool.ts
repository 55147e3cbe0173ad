import { AppError } from "@/core/kernel/errors";
import { Reader } from "./reader";
import type { Answering, ReaderLimits } from "./reader-limits";

type Waiting = { start: (reader: Reader) => void; leave: () => void };

export type ReaderPool = {
  /**
   * Has a job done in a process of its own, after those before it. Rejects with what the job rejects with; with ReaderEnded where
   * its process ended over it: by itself, because it took too long, or too much memory; with `shutting_down` where whoever waits is
   * gone before it began.
   */
  read: (job: unknown, answer: Answering, signal?: AbortSignal) => Promise<unknown>;
  close: () => void;
};

/** Processes of the TypeScript file `entry` that each do one job at a time: what one dies of hurts no other, and not this process. */
export function openReaders(entry: string, limits: ReaderLimits): ReaderPool {
  const idle: Reader[] = [];
  const busy = new Set<Reader>();
  const line: Waiting[] = [];
  let closed = false;

  const next = () => {
    while (line.length > 0 && busy.size < limits.atOnce) {
      const reader = idle.pop() ?? new Reader(entry, limits, (gone) => forget(gone));
      if (!reader.isAlive) continue;
      busy.add(reader);
      line.shift()?.start(reader);
    }
  };
  const forget = (reader: Reader) => {
    const at = idle.indexOf(reader);
    if (at >= 0) idle.splice(at, 1);
  };
  const done = (reader: Reader) => {
    busy.delete(reader);
    if (closed) reader.end();
    else if (reader.isAlive) idle.push(reader);
    next();
  };

  return {
    read: (job, answer, signal) =>
      new Promise((resolve, reject) => {
        const gone = () => new AppError("shutting_down", "the caller has gone");
        if (closed || signal?.aborted) return reject(gone());
        const waiting: Waiting = {
          start: (reader) => {
            signal?.removeEventListener("abort", waiting.leave);
            reader
              .do(job, answer)
              .then(resolve, (error: unknown) => reject(closed ? gone() : error))
              .finally(() => done(reader));
          },
          leave: () => {
            const at = line.indexOf(waiting);
            if (at >= 0) line.splice(at, 1);
            reject(gone());
          },
        };
        line.push(waiting);
        signal?.addEventListener("abort", waiting.leave, { once: true });
        next();
      }),
    close: () => {
      closed = true;
      for (const waiting of line.splice(0)) waiting.leave();
      for (const reader of [...idle, ...busy]) reader.end();
    },
  };
}
