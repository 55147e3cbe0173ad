import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const PROVIDERS = { sqlite: "sqlite", postgres: "postgresql" };

/** The schema of one provider: its generator and datasource, then the models as written. */
function schemaFor(folder, models) {
  return [
    "// Emitted by prisma/generate.mjs from prisma/models.prisma. Do not edit.",
    `generator client {\n  provider               = "prisma-client"\n  output                 = "../generated/${folder}"\n  runtime                = "nodejs"\n  moduleFormat           = "esm"\n  generatedFileExtension = "ts"\n  importFileExtension    = ""\n}`,
    `datasource db {\n  provider = "${PROVIDERS[folder]}"\n}`,
    models.trimEnd(),
    "",
  ].join("\n\n");
}

const readModels = () => readFileSync(join(here, "models.prisma"), "utf8");
export const schemaPath = (folder) => join(here, folder, "schema.prisma");

/** Writes both schemas; with `check` only says which are stale. */
export function emitSchemas({ check = false } = {}) {
  const models = readModels();
  const stale = [];
  for (const folder of Object.keys(PROVIDERS)) {
    const text = schemaFor(folder, models);
    let present = "";
    try {
      present = readFileSync(schemaPath(folder), "utf8");
    } catch {
      // Not there yet: stale.
    }
    if (present === text) continue;
    stale.push(folder);
    if (check) continue;
    mkdirSync(join(here, folder), { recursive: true });
    writeFileSync(schemaPath(folder), text);
  }
  return stale;
}
