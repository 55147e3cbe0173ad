import { spawn } from "node:child_process";
import { root } from "./root.mjs";

const KEPT_LINES = 40;
/** Children under way, so that whoever is interrupted can end them. */
const running = new Set();

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, lines?: number, timeoutMs?: number }} [options] show: its output goes
 *   to ours as it comes; otherwise its last lines are kept, 40 or so many
 * @returns {Promise<{ ok: boolean, code: number | null, tail: string }>}
 */
export function run(command, args, { env = process.env, show = false, lines = KEPT_LINES, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    let tail = "";
    const keep = (chunk) => {
      tail = (tail + chunk).split("\n").slice(-lines).join("\n");
    };
    child.stdout?.setEncoding("utf8").on("data", keep);
    child.stderr?.setEncoding("utf8").on("data", keep);
    running.add(child);
    const done = (ok, code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok, code, tail: tail.trim() });
    };
    const giveUp = () => {
      child.kill("SIGKILL");
      keep(`\ngave up after ${timeoutMs} ms`);
      done(false, null); // not on "close": a grandchild may hold the pipes open for longer
    };
    const timer = timeoutMs ? setTimeout(giveUp, timeoutMs) : undefined;
    child.once("error", (error) => {
      keep(error.message);
      done(false, null);
    });
    child.once("close", (code) => done(code === 0, code));
  });
}

/** Runs a JavaScript file with this same Node. */
export function runNode(file, args = [], options = {}) {
  return run(process.execPath, [file, ...args], options);
}

/** Ends the programs under way. */
export function endRunning() {
  for (const child of running) child.kill("SIGTERM");
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Until the returned function is called, an interrupt ends the programs under way, cleans up, and then us.
 * @param {() => unknown} [cleanUp]
 */
export function onInterrupt(cleanUp = () => {}) {
  const end = async () => {
    endRunning();
    await cleanUp();
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}
