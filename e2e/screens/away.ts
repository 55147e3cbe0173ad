import { readFileSync } from "node:fs";
import { join } from "node:path";
import Libsql from "libsql";
import type { Served } from "./seeded";

/** Ends the render workers of a server again and again, until what this returns is called. */
export function rendererAway({ pid }: Served): () => void {
  const end = () => {
    for (const worker of renderersOf(pid)) process.kill(worker, "SIGKILL");
  };
  end();
  const timer = setInterval(end, 50);
  return () => clearInterval(timer);
}

/** The server's children that render, as Linux tells them. */
function renderersOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  return children.map(Number).filter((child) => {
    try {
      return /workers[-/]render/.test(readFileSync(`/proc/${child}/cmdline`, "utf8"));
    } catch {
      // It ended meanwhile.
      return false;
    }
  });
}

/** Holds the lock of a server's database, so that nothing can be written, until what this returns is called. */
export function storageAway({ data }: Served): () => void {
  const database = new Libsql(join(data, "cohue.db"));
  database.exec("BEGIN IMMEDIATE");
  return () => {
    database.exec("ROLLBACK");
    database.close();
  };
}
