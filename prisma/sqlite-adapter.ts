import { setImmediate as turn } from "node:timers/promises";
import type { Client } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { SqliteConnection, type SqliteResult, type SqliteValue } from "./sqlite-connection";

/** What Prisma's adapter sends; it asks for values by place, never by name. */
type Statement = { sql: string; args: SqliteValue[] };
const READS = /^\s*(SELECT|PRAGMA|EXPLAIN)\b/i;

/**
 * Prisma's libsql adapter over our own connection (docs/decisions/0006): with its own client it opened a connection for each
 * transaction and never closed it, began transactions deferred, stopped the process while it waited for a lock, and did
 * not recover afterwards. The adapter runs one transaction at a time, so one connection is enough.
 */
export class SqliteAdapter extends PrismaLibSql {
  readonly #url: string;

  constructor(url: string) {
    super({ url });
    this.#url = url;
  }

  override createClient(): Client {
    const connection = new SqliteConnection(this.#url);
    // The driver is synchronous: without a turn of the event loop between them, all a transaction's statements would be one
    // long stop for everyone else.
    const run = async ({ sql, args }: Statement) => {
      const result = connection.run(sql, args);
      await turn();
      return result;
    };
    const client = {
      execute: async (statement: Statement) =>
        READS.test(statement.sql) ? run(statement) : alone(connection, () => run(statement)),
      transaction: async () => {
        await connection.begin();
        return {
          execute: run,
          commit: async () => {
            connection.commit();
            await turn();
          },
          rollback: async () => connection.rollback(),
        };
      },
      executeMultiple: (script: string) => connection.exec(script),
      close: () => connection.close(),
    };
    // The adapter calls these four and reads these fields of a result; the client's type has more of both.
    return client as unknown as Client;
  }
}

/** A write outside a transaction is one of its own: only beginning may meet another process's lock. */
async function alone(
  connection: SqliteConnection,
  statement: () => Promise<SqliteResult>,
): Promise<SqliteResult> {
  await connection.begin();
  try {
    const result = await statement();
    connection.commit();
    return result;
  } catch (error) {
    connection.rollback();
    throw error;
  }
}
