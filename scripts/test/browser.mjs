import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { aptInstall } from "../lib/apt.mjs";
import { StepFailed, step } from "../lib/progress.mjs";
import { run, runNode } from "../lib/run.mjs";

const DOWNLOAD_MS = 60_000;
/** A headless shell draws no windows, which saves a third of the journeys' time. */
const SYSTEM = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Finds a Chromium that runs, installing one if need be: COHUE_CHROMIUM, Playwright's own, the system's, a download of
 * Playwright's, Debian's.
 * @returns {Promise<string | undefined>} the program to run; undefined means Playwright's own, which it finds by itself
 * @throws {StepFailed} when there is none to be had
 */
export async function ensureBrowser() {
  if (process.env.COHUE_CHROMIUM) return process.env.COHUE_CHROMIUM;
  if (await runs(await playwrightsOwn())) return undefined;
  const system = await findSystem();
  if (system) return system;
  return step("Installing a browser", async () => {
    const download = ["install", "--only-shell", "chromium"];
    await runNode("node_modules/@playwright/test/cli.js", download, { timeoutMs: DOWNLOAD_MS });
    if (await runs(await playwrightsOwn())) return undefined;
    // The whole browser brings the software driver that WebGPU is tested on.
    await aptInstall(["chromium", "chromium-headless-shell"]);
    const installed = await findSystem();
    if (installed) return installed;
    throw new StepFailed(
      "There is no browser for the end-to-end tests: Playwright's could not be downloaded and none could be installed.\nInstall Chromium or Chrome, or name one in COHUE_CHROMIUM, and run the tests again.",
    );
  });
}

async function findSystem() {
  for (const program of SYSTEM) if (await runs(program)) return program;
  return undefined;
}

/** Playwright's headless shell, which is what it launches when told of nothing else. */
async function playwrightsOwn() {
  const listed = await runNode("node_modules/@playwright/test/cli.js", [
    "install",
    "--only-shell",
    "--dry-run",
    "chromium",
  ]);
  const folder = /Install location:\s+(.*chromium_headless_shell.*)/.exec(listed.tail)?.[1]?.trim();
  if (!folder || !existsSync(folder)) return "";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const programs = files.filter((file) =>
    /(^|[\\/])(chrome-headless-shell|headless_shell)(\.exe)?$/.test(file),
  );
  return programs.map((file) => join(folder, file)).find((path) => statSync(path).isFile()) ?? "";
}

/** A browser may be there and still lack a library: asking its version tells. */
async function runs(program) {
  return (
    program !== "" && existsSync(program) && (await run(program, ["--version"], { timeoutMs: 20_000 })).ok
  );
}
