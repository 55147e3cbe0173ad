import { readFile } from "node:fs/promises";

/** Milliseconds of a tick, in which Linux counts a process's time. */
const TICK = 10;

export type Usage = {
  /** Bytes of memory that it holds. */
  memory: number;
  /** Milliseconds that processors have worked for it since it began. */
  worked: number;
};

/** What a process takes; null where the system does not say (proc(5): stat and status, of Linux alone). */
export async function usageOf(pid: number): Promise<Usage | null> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, "latin1").catch(() => "");
  const [status, stat] = [await read("status"), await read("stat")];
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  // Behind the name, which may hold anything: utime and stime are the 12th and 13th.
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  if (!kilobytes || user === undefined || system === undefined) return null;
  return { memory: Number(kilobytes) * 1024, worked: (user + system) * TICK };
}
