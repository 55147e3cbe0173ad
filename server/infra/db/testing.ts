import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { type Database, openDatabase } from "@/prisma/client";

/** The address of a database that is empty, and what removes it. */
export type EmptyDatabase = { url: string; remove: () => Promise<void> };
/** An empty migrated database. */
export type TestDatabase = Database & { url: string };

const POSTGRES = process.env.COHUE_TEST_POSTGRES_URL;
const SKIPPED = "(skipped: COHUE_TEST_POSTGRES_URL is not set)";

export function emptySqlite(): EmptyDatabase {
  const folder = mkdtempSync(join(tmpdir(), "cohue-db-"));
  return {
    url: `file:${join(folder, "test.db")}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A schema of its own in the server that COHUE_TEST_POSTGRES_URL names. */
function emptyPostgres(server: string): EmptyDatabase {
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(server);
  url.searchParams.set("schema", schema);
  return {
    url: url.href,
    remove: async () => {
      const client = new pg.Client({ connectionString: server });
      await client.connect();
      await client.query(`DROP SCHEMA IF EXISTS ${pg.escapeIdentifier(schema)} CASCADE`);
      await client.end();
    },
  };
}

/** Runs one suite on both; each call of what it is given makes one more empty database and answers its address. */
export function eachProvider(name: string, suite: (empty: () => string) => void): void {
  describe(`${name} on SQLite`, () => suite(disposable(emptySqlite)));
  onPostgres(name, suite);
}

/** Runs a suite that only PostgreSQL can be asked. */
export function onPostgres(name: string, suite: (empty: () => string) => void): void {
  if (POSTGRES) describe(`${name} on PostgreSQL`, () => suite(disposable(() => emptyPostgres(POSTGRES))));
  else describe.skip(`${name} on PostgreSQL ${SKIPPED}`, () => suite(() => ""));
}

/** Makes databases that go away after the test they were made for. */
function disposable(make: () => EmptyDatabase): () => string {
  const made: EmptyDatabase[] = [];
  afterEach(async () => {
    for (const database of made.splice(0)) await database.remove();
  });
  return () => {
    const database = make();
    made.push(database);
    return database.url;
  };
}

/** Runs one suite on SQLite and on PostgreSQL, each in a migrated database of its own: the same rules must hold on both. */
export function eachDatabase(name: string, suite: (database: () => TestDatabase) => void): void {
  const on = (provider: string, make: () => EmptyDatabase) =>
    describe(`${name} on ${provider}`, () => {
      const empty = make();
      let database: TestDatabase | undefined;
      beforeAll(async () => {
        database = { ...(await openDatabase(empty.url)), url: empty.url };
      });
      afterAll(async () => {
        await database?.close();
        await empty.remove();
      });
      suite(() => {
        if (!database) throw new Error("the database is open only while tests run");
        return database;
      });
    });
  on("SQLite", emptySqlite);
  if (POSTGRES) on("PostgreSQL", () => emptyPostgres(POSTGRES));
  else
    describe.skip(`${name} on PostgreSQL ${SKIPPED}`, () =>
      suite(() => {
        throw new Error("skipped");
      }));
}
