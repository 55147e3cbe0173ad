import { setTimeout as pause } from "node:timers/promises";
import type { Client, Config, InStatement, Transaction } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";

/** Milliseconds a writer waits for another process's lock. Two writing processes fail without it. */
export const BUSY_PATIENCE = 5000;
/** The driver's own wait stops the whole event loop, so it covers only the shortest collisions. */
const NATIVE_WAIT = 15;

/**
 * Prisma's libsql adapter on one connection, which waits for locks without stopping the process.
 *
 * Left alone, the driver opens a connection for every transaction and never closes it (two descriptors and 200 KB each),
 * begins transactions deferred (which fail at once when another process wrote in between), and waits for a lock inside a
 * synchronous call: five seconds without frames or presence. The adapter runs one transaction at a time, so one
 * connection is enough.
 */
export class SqliteAdapter extends PrismaLibSql {
  constructor(url: string) {
    super({ url, timeout: NATIVE_WAIT });
  }

  override createClient(config: Config): Client {
    const client = super.createClient(config);
    const execute = client.execute.bind(client) as (statement: InStatement) => ReturnType<Client["execute"]>;
    client.execute = (statement: InStatement) => whenFree(() => execute(statement));
    client.transaction = async () => {
      await whenFree(() => execute("BEGIN IMMEDIATE"));
      return transactionOn(execute);
    };
    return client;
  }
}

type Execute = (statement: InStatement) => ReturnType<Client["execute"]>;

/** A transaction begun on the client's own connection. A failed commit is rolled back, so that the next can begin. */
function transactionOn(execute: Execute): Transaction {
  let closed = false;
  const rollback = async () => {
    if (closed) return;
    closed = true;
    // SQLite has rolled back by itself after a full disk or an I/O error: then there is nothing left to do.
    await execute("ROLLBACK").catch(() => undefined);
  };
  return {
    execute: execute as Transaction["execute"],
    rollback,
    commit: async () => {
      try {
        await execute("COMMIT");
        closed = true;
      } catch (error) {
        await rollback();
        throw error;
      }
    },
    batch: () => Promise.reject(new Error("the adapter sends statements one by one")),
    executeMultiple: () => Promise.reject(new Error("the adapter sends statements one by one")),
    close: () => void rollback(),
    get closed() {
      return closed;
    },
  };
}

/** Tries again, ever more slowly, while another process holds the lock. A refused statement has done nothing. */
async function whenFree<T>(statement: () => Promise<T>): Promise<T> {
  const until = Date.now() + BUSY_PATIENCE;
  for (let wait = 2; ; wait = Math.min(wait * 2, 50)) {
    try {
      return await statement();
    } catch (error) {
      if (!isBusy(error) || Date.now() + wait > until) throw error;
    }
    await pause(wait);
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
