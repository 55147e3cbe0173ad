import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { diffSchemas } from "./diff.mjs";
import { here, MIGRATED, PROVIDERS, readMigrated, readModels, schemaFor } from "./emit.mjs";

// `node prisma/migration.mjs NAME`: writes the next migration for both providers from what changed in prisma/schema.
const name = process.argv[2];
if (!/^[a-z0-9_]{1,60}$/.test(name ?? ""))
  throw new Error("usage: node prisma/migration.mjs name_in_snake_case");
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
// What the last migration led to is kept, so that a diff needs no database.
const before = existsSync(MIGRATED) ? readMigrated() : null;
for (const folder of Object.keys(PROVIDERS)) {
  const diff = await diffSchemas({
    provider: folder,
    from: before === null ? null : schemaFor(folder, before),
    to: schemaFor(folder),
  });
  // The schema is the operator's to make: asking for it needs a right that a role of one schema lacks.
  const sql = diff.replace(/^-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n/, "");
  if (/^-- This is an empty migration/m.test(sql) || sql.trim() === "") {
    console.log(`${folder}: nothing changed`);
    continue;
  }
  const target = join(here, folder, "migrations", `${stamp}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "migration.sql"), sql);
  writeFileSync(
    join(here, folder, "migrations", "migration_lock.toml"),
    `# Read by Prisma's own migrate.\nprovider = "${PROVIDERS[folder]}"\n`,
  );
  console.log(`${folder}: ${target.slice(here.length)}`);
}
writeFileSync(MIGRATED, `${readModels()}\n`);
