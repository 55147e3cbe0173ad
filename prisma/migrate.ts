import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createClient } from "@libsql/client";
import pg from "pg";
import { type Provider, providerOf } from "./provider";

/** One migration as written: its folder's name, its SQL, and the SHA-256 Prisma's own CLI records. */
type Migration = { name: string; sql: string; checksum: string };

/** A database with one open transaction: the few statements a migrator needs. The only raw SQL in the product. */
type Session = {
  run: (script: string) => Promise<void>;
  applied: () => Promise<{ name: string; checksum: string; finished: boolean }[]>;
  record: (migration: Migration) => Promise<void>;
  commit: () => Promise<void>;
  rollback: () => Promise<void>;
};

/**
 * Applies pending migrations in one transaction and records them in `_prisma_migrations`, so that the stock CLI agrees.
 * Throws with a sentence when an applied migration was edited or left unfinished. Two processes starting at once take turns.
 * @returns names of what was applied
 */
export async function migrate(url: string): Promise<string[]> {
  const provider = providerOf(url);
  const migrations = readMigrations(provider);
  const session = await (provider === "sqlite" ? beginSqlite(url) : beginPostgres(url));
  try {
    const done = new Map((await session.applied()).map((m) => [m.name, m]));
    const pending: Migration[] = [];
    for (const migration of migrations) {
      const before = done.get(migration.name);
      if (!before) pending.push(migration);
      else if (!before.finished)
        throw new Error(
          `migration ${migration.name} was left unfinished: restore a backup, then start again`,
        );
      else if (before.checksum !== migration.checksum)
        throw new Error(
          `migration ${migration.name} was edited after it was applied: put its file back as it was`,
        );
    }
    for (const migration of pending) {
      await session.run(migration.sql);
      await session.record(migration);
    }
    await session.commit();
    return pending.map((m) => m.name);
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

function readMigrations(provider: Provider): Migration[] {
  const folder = new URL(`./${provider}/migrations/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => /^\d{14}_/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(`${name}/migration.sql`, folder), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

const SQLITE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
  "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;
const POSTGRES_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;
const APPLIED =
  'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL';

const toApplied = (row: Record<string, unknown>) => ({
  name: String(row.migration_name),
  checksum: String(row.checksum),
  finished: row.finished_at !== null,
});

async function beginSqlite(url: string): Promise<Session> {
  const client = createClient({ url, timeout: 5000 });
  await client.execute("PRAGMA journal_mode = WAL");
  const tx = await client.transaction("write");
  await tx.execute(SQLITE_TABLE);
  return {
    run: (script) => tx.executeMultiple(script),
    applied: async () => (await tx.execute(APPLIED)).rows.map((row) => toApplied({ ...row })),
    record: async ({ name, checksum }) => {
      const now = Date.now();
      await tx.execute({
        sql: 'INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count") VALUES (?, ?, ?, ?, ?, 1)',
        args: [randomUUID(), checksum, now, name, now],
      });
    },
    commit: async () => {
      await tx.commit();
      client.close();
    },
    rollback: async () => {
      await tx.rollback();
      client.close();
    },
  };
}

/** Any number will do, as long as every Cohue process takes the same. */
const ADVISORY_LOCK = 0x636f6875;

async function beginPostgres(url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const schema = new URL(url).searchParams.get("schema");
  if (schema) {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`);
    await client.query(`SET search_path TO ${pg.escapeIdentifier(schema)}`);
  }
  await client.query("BEGIN");
  await client.query("SELECT pg_advisory_xact_lock($1)", [ADVISORY_LOCK]);
  await client.query(POSTGRES_TABLE);
  const end = async (word: "COMMIT" | "ROLLBACK") => {
    await client.query(word);
    await client.end();
  };
  return {
    run: async (script) => void (await client.query(script)),
    applied: async () => (await client.query(APPLIED)).rows.map(toApplied),
    record: async ({ name, checksum }) => {
      await client.query(
        'INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count") VALUES ($1, $2, now(), $3, 1)',
        [randomUUID(), checksum, name],
      );
    },
    commit: () => end("COMMIT"),
    rollback: () => end("ROLLBACK"),
  };
}
