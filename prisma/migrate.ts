import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { type Provider, providerOf } from "./provider";
import { BUSY_PATIENCE, SqliteConnection } from "./sqlite-connection";

/** One migration as written: its folder's name, its SQL, and the SHA-256 Prisma's own CLI records. */
type Migration = {
  name: string;
  sql: string;
  checksum: string;
  /** What a clone with Windows line ends recorded, before line ends were left out of it. */
  windows: string;
};
type Applied = { name: string; checksum: string; finished: boolean };

/** A database with one open transaction: the few statements a migrator needs. */
type Session = {
  run: (script: string) => Promise<void>;
  applied: () => Promise<Applied[]>;
  record: (migration: Migration) => Promise<void>;
  /** Commits, or throws when the new schema breaks a reference. */
  commit: () => Promise<void>;
  /** Ends the connection, rolling back what was not committed. Never throws. */
  end: () => Promise<void>;
};

/**
 * Applies pending migrations in one transaction and records them in `_prisma_migrations`, so that the stock CLI agrees.
 * Two processes starting at once take turns. Throws with a sentence, having changed nothing, when a migration fails, when
 * an applied one was edited or left unfinished, or when the database is newer than this program.
 * @param root folder holding `sqlite/migrations` and `postgres/migrations`, with its closing slash
 * @returns names of what was applied
 */
export async function migrate(url: string, root = new URL("./", import.meta.url)): Promise<string[]> {
  const provider = providerOf(url);
  const migrations = readMigrations(provider, root);
  const session = await (provider === "sqlite" ? beginSqlite(url) : beginPostgres(url));
  try {
    const pending = pendingOf(migrations, await session.applied());
    for (const migration of pending) {
      try {
        await session.run(migration.sql);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`migration ${migration.name} failed and the database is as it was before: ${why}`, {
          cause,
        });
      }
      await session.record(migration);
    }
    await session.commit();
    return pending.map((m) => m.name);
  } finally {
    await session.end();
  }
}

/** What is left to apply. Throws when what was applied does not match what is written. */
function pendingOf(migrations: Migration[], applied: Applied[]): Migration[] {
  const written = new Map(migrations.map((m) => [m.name, m]));
  for (const { name, checksum, finished } of applied) {
    if (!finished)
      throw new Error(`migration ${name} was left unfinished: restore a backup, then start again`);
    const migration = written.get(name);
    if (!migration)
      throw new Error(
        `the database has migration ${name}, which this version does not know: start the newer version, or restore a backup`,
      );
    if (migration.checksum !== checksum && migration.windows !== checksum)
      throw new Error(`migration ${name} was edited after it was applied: put its file back as it was`);
  }
  const done = new Set(applied.map((m) => m.name));
  return migrations.filter((m) => !done.has(m.name));
}

function readMigrations(provider: Provider, root: URL): Migration[] {
  const folder = new URL(`${provider}/migrations/`, root);
  return readdirSync(folder)
    .filter((name) => /^\d{14}_/.test(name))
    .sort()
    .map((name) => {
      // Whatever line ends a clone has: a database is the same everywhere.
      const sql = readFileSync(new URL(`${name}/migration.sql`, folder), "utf8").replaceAll("\r\n", "\n");
      return { name, sql, checksum: sumOf(sql), windows: sumOf(sql.replaceAll("\n", "\r\n")) };
    });
}

const sumOf = (text: string): string => createHash("sha256").update(text).digest("hex");

// The columns of Prisma's own table, as its CLI makes it.
const table = (id: string, checksum: string, time: string, name: string, now: string, count: string) =>
  `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" ${id} PRIMARY KEY NOT NULL, "checksum" ${checksum} NOT NULL,
  "finished_at" ${time}, "migration_name" ${name} NOT NULL, "logs" TEXT, "rolled_back_at" ${time},
  "started_at" ${time} NOT NULL DEFAULT ${now}, "applied_steps_count" ${count} NOT NULL DEFAULT 0)`;
const SQLITE_TABLE = table("TEXT", "TEXT", "DATETIME", "TEXT", "current_timestamp", "INTEGER UNSIGNED");
const POSTGRES_TABLE = table("VARCHAR(36)", "VARCHAR(64)", "TIMESTAMPTZ", "VARCHAR(255)", "now()", "INTEGER");
const APPLIED =
  'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL';

const toApplied = (row: Record<string, unknown>): Applied => ({
  name: String(row.migration_name),
  checksum: String(row.checksum),
  finished: row.finished_at !== null,
});

async function beginSqlite(url: string): Promise<Session> {
  const connection = new SqliteConnection(url, { make: true });
  try {
    await connection.exec("PRAGMA journal_mode = WAL");
    // Rebuilding a table drops the old one, and its deletes would cascade. Inside a transaction this could not be set.
    await connection.exec("PRAGMA foreign_keys = OFF");
    await connection.begin();
    await connection.exec(SQLITE_TABLE);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    run: (script) => connection.exec(script),
    applied: async () => {
      const { columns, rows } = connection.run(APPLIED);
      return rows.map((row) => toApplied(Object.fromEntries(columns.map((name, i) => [name, row[i]]))));
    },
    record: async ({ name, checksum }) => {
      const now = Date.now();
      connection.run(
        'INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count") VALUES (?, ?, ?, ?, ?, 1)',
        [randomUUID(), checksum, now, name, now],
      );
    },
    commit: async () => {
      const broken = connection.run("PRAGMA foreign_key_check").rows[0];
      if (broken) {
        throw new Error(
          `migrating would leave rows of ${broken[0]} that refer to nothing; the database is as it was before`,
        );
      }
      connection.commit();
    },
    end: async () => connection.close(),
  };
}

/** Any number will do, as long as every Cohue process takes the same. */
const ADVISORY_LOCK = 0x636f6875;

async function beginPostgres(url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: BUSY_PATIENCE });
  // A connection lost between statements says so at the next one; unheard, it would end the process.
  client.on("error", () => {});
  // Ending the connection rolls back what was not committed.
  const end = () => client.end().catch(() => {});
  try {
    await client.connect();
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [ADVISORY_LOCK]);
    const schema = new URL(url).searchParams.get("schema");
    if (schema) {
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`);
      await client.query(`SET LOCAL search_path TO ${pg.escapeIdentifier(schema)}`);
    }
    await client.query(POSTGRES_TABLE);
  } catch (error) {
    await end();
    throw error;
  }
  return {
    run: async (script) => void (await client.query(script)),
    applied: async () => (await client.query(APPLIED)).rows.map(toApplied),
    record: async ({ name, checksum }) => {
      await client.query(
        'INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count") VALUES ($1, $2, now(), $3, 1)',
        [randomUUID(), checksum, name],
      );
    },
    commit: async () => void (await client.query("COMMIT")),
    end,
  };
}
