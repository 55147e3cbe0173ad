import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, expect, it } from "vitest";
import { openAsIs, openDatabase } from "@/prisma/client";
import { migrate } from "@/prisma/migrate";
import { SqliteConnection } from "@/prisma/sqlite-connection";
import { eachProvider } from "./testing";

const PRISMA = new URL("../../../prisma/", import.meta.url);
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the migrations that a test may change, and what adds one to it. */
function ownMigrations() {
  const folder = mkdtempSync(join(tmpdir(), "cohue-migrations-"));
  folders.push(folder);
  for (const provider of ["sqlite", "postgres"]) {
    const from = fileURLToPath(new URL(`${provider}/migrations`, PRISMA));
    cpSync(from, join(folder, provider, "migrations"), { recursive: true });
  }
  return {
    root: pathToFileURL(`${folder}/`),
    write: (name: string, sql: string) => {
      for (const provider of ["sqlite", "postgres"]) {
        const own = join(folder, provider, "migrations", name);
        mkdirSync(own, { recursive: true });
        writeFileSync(join(own, "migration.sql"), sql);
      }
    },
  };
}

const LATER = "29990101000000_later";

eachProvider("migrating", (empty) => {
  it("applies each migration once", async () => {
    const url = empty();
    expect(await migrate(url)).toContain("20261123194648_first");
    expect(await migrate(url)).toEqual([]);
  });

  it("takes turns when several processes start at once", async () => {
    const url = empty();
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it("accepts a migration with other line ends as the same one, in older databases too", async () => {
    const url = empty();
    const own = ownMigrations();
    own.write(LATER, 'CREATE TABLE "Later" (\r\n"id" TEXT PRIMARY KEY);\r\n');
    await migrate(url, own.root);
    own.write(LATER, 'CREATE TABLE "Later" (\n"id" TEXT PRIMARY KEY);\n');
    expect(await migrate(url, own.root)).toEqual([]);
    const { db, close } = openAsIs(url);
    const table = `${new URL(url).searchParams.has("schema") ? `"${new URL(url).searchParams.get("schema")}".` : ""}"_prisma_migrations"`;
    const windows = createHash("sha256")
      .update('CREATE TABLE "Later" (\r\n"id" TEXT PRIMARY KEY);\r\n')
      .digest("hex");
    await db.$executeRawUnsafe(
      `UPDATE ${table} SET "checksum" = '${windows}' WHERE "migration_name" = '${LATER}'`,
    );
    await close();
    expect(await migrate(url, own.root)).toEqual([]);
  });

  it("refuses a migration edited after it was applied", async () => {
    const url = empty();
    const own = ownMigrations();
    own.write(LATER, 'CREATE TABLE "Later" ("id" TEXT PRIMARY KEY);');
    await migrate(url, own.root);
    own.write(LATER, 'CREATE TABLE "Later" ("id" TEXT PRIMARY KEY, "more" TEXT);');
    await expect(migrate(url, own.root)).rejects.toThrow(`${LATER} was edited after it was applied`);
  });

  it("refuses a database that a newer version has migrated", async () => {
    const url = empty();
    const own = ownMigrations();
    own.write(LATER, 'CREATE TABLE "Later" ("id" TEXT PRIMARY KEY);');
    await migrate(url, own.root);
    await expect(migrate(url)).rejects.toThrow("start the newer version");
  });

  it("changes nothing when a migration fails half-way, and works once it is mended", async () => {
    const url = empty();
    await migrate(url);
    const own = ownMigrations();
    own.write(LATER, 'CREATE TABLE "Later" ("id" TEXT PRIMARY KEY);\nINSERT INTO "Nowhere" VALUES (1);');
    await expect(migrate(url, own.root)).rejects.toThrow(
      `${LATER} failed and the database is as it was before`,
    );
    expect(await migrate(url)).toEqual([]);
    own.write(LATER, 'CREATE TABLE "Later" ("id" TEXT PRIMARY KEY);');
    expect(await migrate(url, own.root)).toEqual([LATER]);
  });

  it("refuses a database in which a migration was left unfinished", async () => {
    const url = empty();
    const { db, close } = await openDatabase(url);
    const table = `${new URL(url).searchParams.has("schema") ? `"${new URL(url).searchParams.get("schema")}".` : ""}"_prisma_migrations"`;
    await db.$executeRawUnsafe(
      `INSERT INTO ${table} ("id", "checksum", "migration_name", "applied_steps_count") VALUES ('x', 'y', '${LATER}', 0)`,
    );
    await close();
    await expect(migrate(url)).rejects.toThrow("left unfinished: restore a backup");
  });
});

it("rebuilding a SQLite table keeps the rows that refer to it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cohue-db-"));
  folders.push(folder);
  const url = `file:${join(folder, "test.db")}`;
  const { db, close } = await openDatabase(url);
  await db.user.create({
    data: { id: "u", name: "Ana", email: "a@example.org", actor: { create: { id: "a" } } },
  });
  await db.session.create({ data: { id: "s", token: "t", userId: "u", expiresAt: new Date() } });
  await close();
  const own = ownMigrations();
  // What Prisma writes when a column of User changes: without care, dropping the old table would delete every session.
  own.write(
    LATER,
    `PRAGMA foreign_keys=OFF;
     CREATE TABLE "new_User" AS SELECT * FROM "User";
     DROP TABLE "User";
     ALTER TABLE "new_User" RENAME TO "User";
     CREATE UNIQUE INDEX "User_id" ON "User"("id");
     PRAGMA foreign_keys=ON;`,
  );
  await migrate(url, own.root);
  const again = new SqliteConnection(url);
  expect(again.run('SELECT "id" FROM "Session"').rows).toHaveLength(1);
  expect(again.run('SELECT "userId" FROM "Actor"').rows).toEqual([["u"]]);
  again.close();
});
