import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Libsql from "libsql";
import { sqlitePath } from "./provider";
import { close, commit, rollback, run, type SqliteResult, type SqliteValue } from "./sqlite-statements.mjs";

/** Milliseconds a writer waits for another process's lock. Two writing processes fail without it. */
export const BUSY_PATIENCE = 5000;
/** The driver's own wait stops everything else on its thread, so it covers only the shortest collisions. */
export const NATIVE_WAIT = 15;

export type { SqliteResult, SqliteValue } from "./sqlite-statements.mjs";

/**
 * One connection to a SQLite file, which waits for locks without stopping the process.
 *
 * What begins, ends or waits goes through `exec`: the driver leaves a prepared statement that met a lock unfinished, and no
 * later commit on its connection succeeds. So a write always begins IMMEDIATE, and nothing after that can meet a lock.
 */
export class SqliteConnection {
  readonly #db: Libsql.Database;

  /**
   * @param make whether a database that is not there is made. Whoever only goes on with one that was: where it is gone, so may be the
   *   disk it was on, and an empty one would be filled in its place.
   */
  constructor(url: string, { make = false }: { make?: boolean } = {}) {
    const path = sqlitePath(url);
    if (make) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      makeFile(path);
    } else if (!existsSync(path)) {
      throw noDatabase(path);
    }
    this.#db = new Libsql(path, { timeout: NATIVE_WAIT });
  }

  /** Runs one prepared statement in whatever transaction there is. */
  run = (sql: string, args: readonly SqliteValue[] = []): SqliteResult => run(this.#db, sql, args);

  /** Runs a script of statements without values; waits while another process holds the lock. */
  async exec(script: string): Promise<void> {
    await whenFree(() => this.#db.exec(script));
  }

  begin = (): Promise<void> => this.exec("BEGIN IMMEDIATE");

  commit = (): void => commit(this.#db);
  rollback = (): void => rollback(this.#db);
  close = (): void => close(this.#db);
}

export const noDatabase = (path: string): Error =>
  Object.assign(new Error(`there is no database ${path}`), { code: "SQLITE_CANTOPEN" });

/**
 * Makes a database's file where there is none, readable by its owner alone; SQLite gives its companions the same mode. One that is there
 * is not opened: closing it again would give up the locks that this process has on it.
 */
function makeFile(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

/** Tries again, ever more slowly, while another process holds the lock. What was refused has done nothing. */
export async function whenFree<T>(attempt: () => T | Promise<T>): Promise<T> {
  const until = Date.now() + BUSY_PATIENCE;
  for (let wait = 2; ; wait = Math.min(wait * 2, 50)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || Date.now() + wait > until) throw error;
    }
    await pause(wait);
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
