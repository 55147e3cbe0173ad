import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Forks a TypeScript file of ours, named from the repository's root, with its own loader: the parent may have another, as under the tests. */
export function forkTypeScript(entry: string, args: readonly string[], options: ForkOptions): ChildProcess {
  const tsx = pathToFileURL(createRequire(join(ROOT, "package.json")).resolve("tsx")).href;
  return fork(join(ROOT, entry), args, {
    cwd: ROOT,
    serialization: "advanced",
    ...options,
    execArgv: ["--import", tsx, ...(options.execArgv ?? [])],
  });
}
