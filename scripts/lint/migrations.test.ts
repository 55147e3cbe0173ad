import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const FOLDER = "prisma/postgres/migrations";
/** Written above a statement that takes away what no release since then has read or written. */
const RETIRED = /^-- unused since \d+\.\d+/m;

const TAKES_AWAY = /\b(ALTER|DROP|UPDATE|INSERT|DELETE|TRUNCATE|RENAME|UNIQUE)\b/;

/**
 * What of a migration would break the version before it while both run: it may add, and take away only what is retired. SQLite has one process, so
 * its migrations may do anything.
 */
function breaking(script: string): string[] {
  // A block of PL/pgSQL that only adds: an extension, an index.
  const sql = script.replace(/DO \$\$[\s\S]*?\$\$/g, (block) => (TAKES_AWAY.test(block) ? block : ""));
  const statements = sql.split(";").map((statement) => statement.trim());
  const made = new Set([...sql.matchAll(/CREATE TABLE "(\w+)"/g)].map(([, table]) => table));
  const added = new Set([...sql.matchAll(/ADD COLUMN\s+"(\w+)"/g)].map(([, column]) => column));
  return statements.filter((statement) => {
    const text = statement.replace(/^--.*$/gm, "").trim();
    if (text === "" || RETIRED.test(statement)) return false;
    const table = /(?:ALTER TABLE|INDEX "\w+" ON) "(\w+)"/.exec(text)?.[1];
    if (table && made.has(table)) return false;
    if (/^CREATE (TABLE|INDEX)\b|^DROP INDEX\b/.test(text)) return false;
    // What was added is filled.
    const filled = /^UPDATE "\w+" SET "(\w+)" = /.exec(text)?.[1];
    if (filled && added.has(filled)) return false;
    const altered = /^ALTER TABLE "\w+"\s+([\s\S]*)$/.exec(text)?.[1];
    // Each part adds a column that who does not know it need not fill.
    return !altered
      ?.split(/,\s*(?=ADD |DROP |ALTER |RENAME )/)
      .every(
        (part) => /^ADD COLUMN\b/.test(part) && (!/\bNOT NULL\b/.test(part) || /\bDEFAULT\b/.test(part)),
      );
  });
}

describe("migrations on PostgreSQL", () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it.each(folders.map(({ name }) => name))("let the version before them run on: %s", (name) => {
    expect(breaking(readFileSync(join(FOLDER, name, "migration.sql"), "utf8"))).toEqual([]);
  });

  it.each([
    ['DROP TABLE "Room"', true],
    ['ALTER TABLE "Room" DROP COLUMN "title"', true],
    ['ALTER TABLE "Room" RENAME COLUMN "title" TO "name"', true],
    ['ALTER TABLE "Room" ADD COLUMN "a" TEXT NOT NULL', true],
    ['ALTER TABLE "Room" ADD COLUMN "a" TEXT, DROP COLUMN "b"', true],
    ['ALTER TABLE "Room" ALTER COLUMN "seq" SET DATA TYPE BIGINT', true],
    ['CREATE UNIQUE INDEX "a" ON "Room"("title")', true],
    ['DELETE FROM "Room"', true],
    ['UPDATE "Room" SET "title" = \'\'', true],
    ['ALTER TABLE "Room" ADD COLUMN "a" TEXT NOT NULL DEFAULT \'\'', false],
    ['ALTER TABLE "Room" ADD COLUMN "a" TEXT', false],
    ['CREATE TABLE "B" ("id" TEXT NOT NULL);\nCREATE UNIQUE INDEX "b" ON "B"("id")', false],
    ['-- unused since 0.4\nDROP TABLE "Old"', false],
    ["DO $$ BEGIN EXECUTE 'CREATE INDEX a ON b (c)'; END $$", false],
    ["DO $$ BEGIN EXECUTE 'DROP INDEX a'; END $$", true],
  ])("are held to it: %s", (sql, breaks) => {
    expect(breaking(`${sql};`).length > 0).toBe(breaks);
  });
});
