import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const FOLDERS = [
  "app",
  "bench",
  "core",
  "e2e",
  "fuzz",
  "prisma",
  "scripts",
  "server",
  "workers",
  "proxy.ts",
  "instrumentation-client.ts",
];
const CONFIGS = [".dependency-cruiser.mjs", ".dependency-cruiser.client.mjs"];
const here = dirname(fileURLToPath(import.meta.url));

/**
 * Checks the import rule in the repository at `root`.
 * @returns {{ ok: boolean, output: string }} what dependency-cruiser said, rule by rule
 */
export function checkImports(root) {
  const bin = join(here, "../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const typescript6 = pathToFileURL(join(here, "with-typescript-6.mjs")).href;
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  let ok = true;
  let output = "";
  for (const config of CONFIGS) {
    const args = ["--import", typescript6, bin, "--config", config, "--output-type", "err-long", ...folders];
    const run = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    ok &&= run.status === 0;
    output += run.stdout + run.stderr;
  }
  return { ok, output: output.trim() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ok, output } = checkImports(process.cwd());
  process.stdout.write(`${output}\n`);
  process.exitCode = ok ? 0 : 1;
}
