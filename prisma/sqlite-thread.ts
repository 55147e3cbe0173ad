import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { sqlitePath } from "./provider";
import { NATIVE_WAIT, noDatabase, type SqliteResult, type SqliteValue, whenFree } from "./sqlite-connection";

type Fault = { message: string; code?: string; rawCode?: number };
type Answer = { id: number; result?: unknown; fault?: Fault };
type Asked = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/** The thread of this process, begun when it is first needed, and what it has not answered yet. */
class Thread {
  readonly #asked = new Map<number, Asked>();
  readonly #worker: Worker;
  #last = 0;

  constructor() {
    this.#worker = new Worker(new URL("./serve-sqlite.mjs", import.meta.url), { execArgv: [] });
    // It keeps the process alive only while somebody waits for an answer. What ends it ends the process: there is no database any more.
    this.#worker.unref();
    this.#worker.on("message", (answer: Answer) => this.#answered(answer));
  }

  ask(what: string, of: number, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      if (this.#asked.size === 0) this.#worker.ref();
      this.#asked.set(id, { resolve, reject });
      this.#worker.postMessage({ id, what, of, args });
    });
  }

  #answered({ id, result, fault }: Answer): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (this.#asked.size === 0) this.#worker.unref();
    if (!fault) asked?.resolve(result);
    else asked?.reject(Object.assign(new Error(fault.message), { name: "SqliteError", ...codesOf(fault) }));
  }
}

const codesOf = ({ code, rawCode }: Fault) => ({
  ...(code === undefined ? {} : { code }),
  ...(rawCode === undefined ? {} : { rawCode }),
});

/**
 * In WAL mode nothing stops a reader, but for the moment in which the first connection puts the log in order or the last one removes it:
 * a file that was just migrated. So the file is reached once by a script, which may be tried again; a prepared statement may not.
 */
const REACHES = "SELECT 1 FROM sqlite_schema LIMIT 1";

let thread: Thread | null = null;
let connections = 0;

/** A connection to a SQLite file in the process's thread for it: nothing here waits for the disk. The rules are those of SqliteConnection. */
export class ThreadedConnection {
  readonly #number = ++connections;
  readonly #thread: Thread;
  readonly #reached: Promise<void>;
  #closed: Promise<unknown> | null = null;

  constructor(url: string) {
    const path = sqlitePath(url);
    if (!existsSync(path)) throw noDatabase(path);
    thread ??= new Thread();
    this.#thread = thread;
    // Where it cannot be opened, whatever is asked of it next fails with the reason.
    this.#ask("open", path, NATIVE_WAIT).catch(() => {});
    this.#reached = this.exec(REACHES).catch(() => {});
  }

  #ask(what: string, ...args: unknown[]): Promise<unknown> {
    return this.#thread.ask(what, this.#number, ...args);
  }

  /** Runs one statement in whatever transaction there is; the first waits until the file can be read. */
  async run(sql: string, args: readonly SqliteValue[]): Promise<SqliteResult> {
    await this.#reached;
    return this.#ask("run", sql, args) as Promise<SqliteResult>;
  }

  /** Runs one that writes, in a transaction of its own. */
  runAlone(sql: string, args: readonly SqliteValue[]): Promise<SqliteResult> {
    return whenFree(() => this.#ask("alone", sql, args) as Promise<SqliteResult>);
  }

  async exec(script: string): Promise<void> {
    await whenFree(() => this.#ask("exec", script));
  }

  begin = (): Promise<void> => this.exec("BEGIN IMMEDIATE");

  async commit(): Promise<void> {
    await this.#ask("commit");
  }

  async rollback(): Promise<void> {
    await this.#ask("rollback");
  }

  /** Resolves once the file is closed. */
  async close(): Promise<void> {
    this.#closed ??= this.#ask("close");
    await this.#closed;
  }
}
