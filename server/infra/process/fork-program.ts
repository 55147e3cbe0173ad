import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Whether this code is a bundle, or a test of what is bundled: see scripts/lib/programs.mjs. */
declare const BUNDLED: boolean | undefined;

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Starts a program of ours in a process of its own, from the folder of the repository. */
export function forkProgram(entry: string, args: readonly string[], options: ForkOptions): ChildProcess {
  const { file, execArgv } = programOf(entry);
  return fork(file, args, {
    cwd: ROOT,
    serialization: "advanced",
    ...options,
    execArgv: [...execArgv, ...(options.execArgv ?? [])],
  });
}

/**
 * What Node runs for a TypeScript file of ours, named from the repository's root or by its whole path: its bundle, which starts twice as fast, where this
 * process runs from one; else the file, with the loader of TypeScript, as in development.
 */
export function programOf(entry: string): { file: string; execArgv: string[] } {
  const bundle = join(ROOT, "dist", `${entry.replaceAll("/", "-").replace(/\.ts$/, "")}.mjs`);
  if (typeof BUNDLED !== "undefined" && existsSync(bundle))
    return { file: bundle, execArgv: ["--enable-source-maps"] };
  const tsx = pathToFileURL(createRequire(join(ROOT, "package.json")).resolve("tsx")).href;
  return { file: resolve(ROOT, entry), execArgv: ["--import", tsx] };
}
