import { closeSync, openSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import Libsql from "libsql";

const LOOK_MS = 100;

export type FileLock = { release: () => Promise<void> };
export type LockOptions = {
  /** Milliseconds to wait for whoever has it. */
  patience?: number;
  /** Called once, where it has to wait. */
  onWait?: () => void;
  /** Whether the file goes with the lock. */
  temporary?: boolean;
};

/**
 * Locks a file, making it where it is not there, until `release` or the end of this process, however that comes: the system
 * forgets it then, so a lock is never stale. Null where another process, or another place in this one, has it. It is SQLite's lock of
 * its own empty database, which holds on every system that SQLite runs on. Nothing else may open the file meanwhile.
 */
export async function lockFile(path: string, options: LockOptions = {}): Promise<FileLock | null> {
  const { patience = 0, onWait = () => {}, temporary = false } = options;
  const until = Date.now() + patience;
  for (let waited = false; ; await pause(LOOK_MS)) {
    const lock = tryLock(path, temporary);
    if (lock) return lock;
    if (Date.now() >= until) return null;
    if (!waited) onWait();
    waited = true;
  }
}

function tryLock(path: string, temporary: boolean): FileLock | null {
  makeFile(path);
  const before = inodeOf(path);
  const db = new Libsql(path, { timeout: 1 });
  try {
    // Nothing is written, so nothing has to be undone: no journal beside it.
    db.exec("PRAGMA journal_mode = MEMORY");
    db.exec("BEGIN EXCLUSIVE");
    // A temporary one may have been removed between being found and being locked: then it is nobody's lock any more.
    if (before !== undefined && inodeOf(path) === before) {
      return {
        async release() {
          if (temporary) await rm(path, { force: true });
          db.exec("ROLLBACK");
          db.close();
        },
      };
    }
  } catch (error) {
    if (!isBusy(error)) {
      db.close();
      throw error;
    }
  }
  db.close();
  return null;
}

/** Only where there is none: closing a file gives up every lock that this process has on it. */
function makeFile(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

const inodeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
