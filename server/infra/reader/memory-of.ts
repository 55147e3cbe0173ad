import { readFile } from "node:fs/promises";

/** Bytes of memory that a process holds; null where the system does not say. */
export async function memoryOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(text) ?? [];
  return kilobytes ? Number(kilobytes) * 1024 : null;
}
