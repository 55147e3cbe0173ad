import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient as PostgresClient } from "./generated/postgres/client";
import { type Prisma, PrismaClient as SqliteClient } from "./generated/sqlite/client";
import { migrate } from "./migrate";
import { type Provider, providerOf } from "./provider";
import { SqliteAdapter } from "./sqlite-adapter";
import { BUSY_PATIENCE } from "./sqlite-connection";

/** One type for both providers: they are generated from one model file. */
export type Db = SqliteClient;
/** What a transaction's callback is given. */
export type Tx = Prisma.TransactionClient;

export type Database = { db: Db; provider: Provider; close: () => Promise<void> };

/** What a function of the domain takes that needs the database and nothing else: whoever asks hands on what they hold. */
export type HasDatabase = { database: Pick<Database, "db"> };

/** Milliseconds: longer than a lock is waited for, so that the lock's own error is the one that is seen. */
const TRANSACTION = { maxWait: BUSY_PATIENCE + 1000, timeout: 10_000 };

/**
 * Opens a database by its URL and applies pending migrations. SQLite runs in WAL mode with a full fsync on each commit:
 * what is acknowledged survives a crash of the machine.
 */
export async function openDatabase(url: string): Promise<Database> {
  await migrate(url);
  return openAsIs(url);
}

/** The same as it stands: nothing is migrated, so a question about what is newer fails. To look, not to serve. */
export function openAsIs(url: string): Database {
  const provider = providerOf(url);
  const db = provider === "sqlite" ? openSqlite(url) : openPostgres(url);
  return { db, provider, close: () => db.$disconnect() };
}

const openSqlite = (url: string): Db =>
  new SqliteClient({ adapter: new SqliteAdapter(url), transactionOptions: TRANSACTION });

function openPostgres(url: string): Db {
  const schema = new URL(url).searchParams.get("schema") ?? undefined;
  // Prisma names the schema in its own statements; those written by hand find their tables by it, too.
  const options = schema ? `-c search_path=${schema}` : undefined;
  const pool = { connectionString: url, max: 10, connectionTimeoutMillis: 5000, options };
  const client = new PostgresClient({
    adapter: new PrismaPg(pool, { schema }),
    transactionOptions: TRANSACTION,
  });
  // Same models, same methods: only the names of the generated types differ.
  return client as unknown as Db;
}
