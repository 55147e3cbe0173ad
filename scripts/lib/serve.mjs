import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { argsOf } from "./programs.mjs";
import { root } from "./root.mjs";

const LAST_WORD_MS = 20_000;
const withParent = pathToFileURL(join(root, "scripts/lib/with-parent.mjs")).href;

/**
 * The command that runs the server with this Node. In dev, tsx watches the files the server imports and starts it anew.
 * @param {{ dev?: boolean }} [options]
 * @returns {{ command: string, args: string[], env: NodeJS.ProcessEnv }}
 */
export function serverCommand({ dev = false } = {}) {
  const args = dev
    ? [
        "--import",
        withParent,
        "node_modules/tsx/dist/cli.mjs",
        "watch",
        "--clear-screen=false",
        "server/index.ts",
      ]
    : ["--import", withParent, ...argsOf("server/index.ts")];
  const mode = dev ? { NODE_ENV: "development", COHUE_DEV: "1" } : { NODE_ENV: "production" };
  const env = { ...process.env, ...mode, NEXT_TELEMETRY_DISABLED: "1", COHUE_LAUNCHER: String(process.pid) };
  return { command: process.execPath, args, env };
}

/**
 * Runs the server in the foreground: its output is ours, our signals are its, its exit code is ours.
 * @param {{ dev: boolean }} options
 * @returns {Promise<number>}
 */
export function serve({ dev }) {
  const { command, args, env } = serverCommand({ dev });
  const child = spawn(command, args, { cwd: root, env, stdio: ["inherit", "inherit", "inherit", "ipc"] });

  let asked = false;
  const end = (signal) => {
    // npm passes on what the terminal already sent to all of us: once is enough.
    if (asked) return;
    asked = true;
    if (!(signal === "SIGINT" && process.stdin.isTTY)) child.kill(signal);
    setTimeout(() => child.kill("SIGKILL"), LAST_WORD_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(signal));
  endWithNpm(() => end("SIGTERM"));

  return new Promise((resolve) => {
    child.once("error", (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** Under npm, which may run us through a shell: when npm or that shell is killed without a chance to tell us, end. */
function endWithNpm(end) {
  if (!process.env.npm_lifecycle_event) return;
  const above = [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1);
  setInterval(() => above.every(isAlive) || end(), 250).unref();
}

function parentOf(pid) {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
