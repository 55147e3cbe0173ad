import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient as PostgresClient } from "./generated/postgres/client";
import { PrismaClient as SqliteClient } from "./generated/sqlite/client";
import { migrate } from "./migrate";
import { type Provider, providerOf } from "./provider";

/** Milliseconds a writer waits for another one's lock. Two writing processes failed without it. */
const BUSY_TIMEOUT = 5000;

/** One type for both providers: they are generated from one model file. */
export type Db = SqliteClient;
/** What a transaction's callback is given. */
export type Tx = Parameters<Extract<Parameters<Db["$transaction"]>[0], (tx: never) => unknown>>[0];

export type Database = { db: Db; provider: Provider; close: () => Promise<void> };

/**
 * Opens a database by its URL and applies pending migrations. SQLite runs in WAL mode with a full fsync on each commit:
 * what is acknowledged survives a crash of the machine.
 */
export async function openDatabase(url: string): Promise<Database> {
  const provider = providerOf(url);
  await migrate(url);
  const db = provider === "sqlite" ? openSqlite(url) : openPostgres(url);
  return { db, provider, close: () => db.$disconnect() };
}

const openSqlite = (url: string): Db =>
  new SqliteClient({ adapter: new PrismaLibSql({ url, timeout: BUSY_TIMEOUT }) });

function openPostgres(url: string): Db {
  const schema = new URL(url).searchParams.get("schema") ?? undefined;
  const client = new PostgresClient({
    adapter: new PrismaPg({ connectionString: url, max: 10 }, { schema }),
  });
  // Same models, same methods: only the names of the generated types differ.
  return client as unknown as Db;
}
