import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import { type Database, openDatabase } from "@/prisma/client";

/** An empty migrated database, and what removes it. */
export type TestDatabase = Database & { url: string; remove: () => Promise<void> };

export async function sqliteForTest(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "cohue-db-"));
  const url = `file:${join(folder, "test.db")}`;
  const database = await openDatabase(url);
  return {
    ...database,
    url,
    remove: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A schema of its own in the server that COHUE_TEST_POSTGRES_URL names. */
export async function postgresForTest(server: string): Promise<TestDatabase> {
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(server);
  url.searchParams.set("schema", schema);
  const database = await openDatabase(url.href);
  return {
    ...database,
    url: url.href,
    remove: async () => {
      await database.close();
      const client = new pg.Client({ connectionString: server });
      await client.connect();
      await client.query(`DROP SCHEMA ${pg.escapeIdentifier(schema)} CASCADE`);
      await client.end();
    },
  };
}

/** Runs one suite on SQLite and on PostgreSQL: the same rules must hold on both. */
export function eachDatabase(name: string, suite: (database: () => TestDatabase) => void): void {
  const server = process.env.COHUE_TEST_POSTGRES_URL;
  const on = (provider: string, open: () => Promise<TestDatabase>) =>
    describe(`${name} on ${provider}`, () => {
      let database: TestDatabase | undefined;
      beforeAll(async () => {
        database = await open();
      });
      afterAll(() => database?.remove());
      suite(() => {
        if (!database) throw new Error("the database is not open yet");
        return database;
      });
    });
  on("SQLite", sqliteForTest);
  if (server) on("PostgreSQL", () => postgresForTest(server));
  else
    describe.skip(`${name} on PostgreSQL (COHUE_TEST_POSTGRES_URL is not set)`, () =>
      suite(() => Promise.reject() as never));
}
