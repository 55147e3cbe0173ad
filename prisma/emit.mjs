import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const PROVIDERS = { sqlite: "sqlite", postgres: "postgresql" };

/**
 * The models as written: a file a district of the domain, one after another in alphabetical order. They use no enums, lists or other
 * features of one provider; enumerations are strings, checked by zod at the edges.
 */
export const readModels = () =>
  readdirSync(join(here, "schema"))
    .filter((file) => file.endsWith(".prisma"))
    .sort()
    .map((file) => readFileSync(join(here, "schema", file), "utf8").trimEnd())
    .join("\n\n");

/** The schema of one provider: its generator and datasource, then models. */
export function schemaFor(folder, models = readModels()) {
  return [
    "// Written by prisma/generate.mjs from prisma/schema. Do not edit.",
    `generator client {\n  provider               = "prisma-client"\n  output                 = "./${folder}"\n  runtime                = "nodejs"\n  moduleFormat           = "esm"\n  generatedFileExtension = "ts"\n  importFileExtension    = ""\n}`,
    `datasource db {\n  provider = "${PROVIDERS[folder]}"\n}`,
    models.trimEnd(),
    "",
  ].join("\n\n");
}

/** Where a provider's schema is written: beside its client, which git ignores too. */
export const schemaPath = (folder) => join(here, "generated", `${folder}.prisma`);

/** Writes the schemas of both providers. */
export function emitSchemas() {
  for (const folder of Object.keys(PROVIDERS)) {
    mkdirSync(dirname(schemaPath(folder)), { recursive: true });
    writeFileSync(schemaPath(folder), schemaFor(folder));
  }
}

/** The models that the last migration of both providers leads to. */
export const MIGRATED = join(here, "migrated.prisma");
export const readMigrated = () => readFileSync(MIGRATED, "utf8");
