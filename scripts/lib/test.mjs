import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "../test/browser.mjs";
import { ensurePython, pythonThatTrains } from "../test/python.mjs";
import { checkFormat, checkImports, checkTypes } from "./checks.mjs";
import { elapsed, StepFailed, say } from "./progress.mjs";
import { root } from "./root.mjs";
import { endRunning, onInterrupt, run, runNode } from "./run.mjs";
import { build, generate, install } from "./steps.mjs";
import { countCheck, countPlaywright, countUnittest, countVitest, sum, summaryLine } from "./summary.mjs";
import { startTestServers } from "./test-servers.mjs";

const RESULTS = join(root, "test-results");
const PARTS = { lint, unit, training, e2e };
/**
 * What the parts share; the servers must be ended with us. `chromium` undefined: Playwright's own; `python`: there is none that trains;
 * `training`: Python's tests have not begun.
 */
const ours = { servers: undefined, chromium: undefined, python: undefined, training: undefined };

/**
 * Prepares what is missing, runs the parts in order and says what they came to, on the last line.
 * @param {string[]} wanted names of parts; none means all
 * @returns {Promise<number>} the exit code
 */
export async function test(wanted) {
  const unknown = wanted.find((name) => !(name in PARTS));
  if (unknown) {
    say(`There is no part "${unknown}"; there are: ${Object.keys(PARTS).join(", ")}.`);
    return 2;
  }
  mkdirSync(RESULTS, { recursive: true });
  onInterrupt(() => ours.servers?.stop());
  const counts = [];
  try {
    const parts = wanted.length > 0 ? wanted : Object.keys(PARTS);
    if (parts.includes("training")) await beginTraining();
    await install();
    await generate();
    // A bare machine installs for minutes, waiting for the network: beside the checks, which wait for nothing.
    const tools = installTools(parts);
    tools.catch(() => {});
    const beside = parts.includes("unit") && parts.includes("training");
    for (const name of parts) {
      if (name !== "lint") await tools;
      if (beside && name === "training") continue;
      const part = beside && name === "unit" ? unitBesideTraining : PARTS[name];
      counts.push(...(await part()));
    }
  } catch (error) {
    endRunning();
    say(error instanceof StepFailed ? error.message : (error.stack ?? String(error)));
    counts.push(countCheck(false));
  } finally {
    // They are started before they are needed, which something that failed may prevent.
    await ours.servers?.stop();
  }
  const total = sum(counts);
  say(`\nDone in ${elapsed()}.`);
  say(summaryLine(total));
  return total.failed > 0 ? 1 : 0;
}

/** One after the other, as only one program at a time may install packages. */
async function installTools(parts) {
  // For the unit tests too, which run WebGPU on the driver in software that a browser brings.
  if (parts.includes("e2e")) ours.chromium = await ensureBrowser();
  if (parts.includes("unit")) ours.servers = await startTestServers();
  if (parts.includes("training") || parts.includes("e2e")) ours.python ??= await ensurePython();
}

async function lint() {
  const format = await checkFormat();
  const types = checkTypes();
  const passed = await Promise.all([types, checkImports(types)]);
  return [...format, ...passed.flat()].map(countCheck);
}

/**
 * Python's tests need none of our packages. Where a Python that trains is there already they begin at once, beside the installation, which
 * waits for the network and the disk.
 */
async function beginTraining() {
  ours.python = await pythonThatTrains();
  if (ours.python) ours.training = testTraining(ours.python);
}

/** Unit tests wait for disks and processes, Python's for one core: together they end sooner. */
const unitBesideTraining = async () => (await Promise.all([unit(), training()])).flat();

async function unit() {
  const { servers } = ours;
  say("\n── Unit and integration tests");
  const report = join(RESULTS, "unit.json");
  rmSync(report, { force: true });
  try {
    const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const env = { ...process.env, ...servers.env };
    const { ok } = await runNode("node_modules/vitest/vitest.mjs", args, { show: true, env });
    return [countVitest(readReport(report), ok, servers), ...servers.missing];
  } finally {
    ours.servers = undefined;
    await servers.stop();
  }
}

/** Python's own tests, where there is a Python that can train or one can be installed: no visitor needs one. */
async function training() {
  const { python } = ours;
  if (python) return ours.training ?? testTraining(python);
  say(
    "Training tests skipped: no Python with torch, onnx, numpy and Pillow (training/README.md says how to get them)",
  );
  return [{ passed: 0, failed: 0, skipped: 1 }];
}

async function testTraining(python) {
  const names = ["dataset", "training", "projected", "export", "finish"];
  const modules = names.map((name) => `training.tests.test_${name}`);
  const env = { ...process.env, OMP_NUM_THREADS: "1" };
  const { ok, tail } = await run(python, ["-m", "unittest", ...modules], { env, timeoutMs: 30 * 60_000 });
  say(`\n── Training tests\n${tail}`);
  return [countUnittest(tail, ok)];
}

async function e2e() {
  say("\n── End-to-end tests");
  await build();
  const { chromium, python } = ours;
  const report = join(RESULTS, "e2e.json");
  rmSync(report, { force: true });
  const env = {
    ...process.env,
    ...(chromium ? { COHUE_CHROMIUM: chromium } : {}),
    ...(python ? { PYTHON: python } : {}),
  };
  const { ok } = await runNode("node_modules/@playwright/test/cli.js", ["test"], { show: true, env });
  return [countCheck(true), countPlaywright(readReport(report), ok)];
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
