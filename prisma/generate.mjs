import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import process from "node:process";
import { emitSchemas, PROVIDERS, schemaPath } from "./emit.mjs";

// Writes the schemas of both providers and generates both clients.
emitSchemas();
for (const folder of Object.keys(PROVIDERS)) generate(folder);

function generate(folder) {
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const run = spawnSync(process.execPath, [cli, "generate", "--schema", schemaPath(folder)], {
    encoding: "utf8",
    // Generating needs no schema engine; naming one keeps the CLI from downloading it.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (run.status !== 0) {
    console.error(run.stdout + run.stderr);
    process.exit(run.status ?? 1);
  }
}
