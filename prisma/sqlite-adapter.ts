import type { Client } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import type { SqliteValue } from "./sqlite-connection";
import { ThreadedConnection } from "./sqlite-thread";

/** What Prisma's adapter sends; it asks for values by place, never by name. */
type Statement = { sql: string; args: SqliteValue[] };
const READS = /^\s*(SELECT|PRAGMA|EXPLAIN)\b/i;
/** What Prisma writes for `contains` and its like: `LIKE ('%' || ? || '%')`. */
const LIKE = / LIKE (?:\?|\([^()]*\))/g;
/** SQLite knows no sign for "as it stands" in `LIKE` unless it is told one: here the one that PostgreSQL has (`like.ts`). */
const withEscape = (sql: string): string => sql.replace(LIKE, "$& ESCAPE '\\'");

/**
 * Prisma's libsql adapter over our own connection (docs/decisions/0006): with its own client it opened a connection for each
 * transaction and never closed it, began transactions deferred, stopped the process while it waited for a lock, and did
 * not recover afterwards. The adapter runs one transaction at a time, so one connection is enough. It waits for the disk in a thread
 * of its own (docs/decisions/0034).
 */
export class SqliteAdapter extends PrismaLibSql {
  readonly #url: string;
  #connection: ThreadedConnection | null = null;

  constructor(url: string) {
    super({ url });
    this.#url = url;
  }

  override async connect() {
    const adapter = await super.connect();
    // The library's own does not wait until it is closed.
    adapter.dispose = async () => this.#connection?.close();
    return adapter;
  }

  override createClient(): Client {
    const connection = new ThreadedConnection(this.#url);
    this.#connection = connection;
    const run = ({ sql, args }: Statement) => connection.run(withEscape(sql), args);
    const client = {
      execute: (statement: Statement) =>
        READS.test(statement.sql)
          ? run(statement)
          : connection.runAlone(withEscape(statement.sql), statement.args),
      transaction: async () => {
        await connection.begin();
        return { execute: run, commit: () => connection.commit(), rollback: () => connection.rollback() };
      },
      executeMultiple: (script: string) => connection.exec(script),
      close: () => void connection.close(),
    };
    // The adapter calls these four and reads these fields of a result; the client's type has more of both.
    return client as unknown as Client;
  }
}
