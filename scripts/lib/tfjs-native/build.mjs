import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { StepFailed, say, step } from "../progress.mjs";
import { root } from "../root.mjs";
import { onInterrupt, runNode } from "../run.mjs";
import { readStamp, writeStamp } from "../stamp.mjs";
import { install } from "../steps.mjs";
import { make } from "./make.mjs";
import { placesIn, planFor, readArgs, sentence, whyNotHere } from "./plan.mjs";
import { chooseCompiler, choosePython, NO_COMPILER, NO_PYTHON } from "./tools.mjs";

/**
 * Builds TensorFlow.js's native part, unless it is here and works. What a machine lacks for it is said, and is no failure: no one needs it.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function tfjsNative(args) {
  const asked = readArgs(args);
  if ("usage" in asked) {
    say(asked.usage);
    return 2;
  }
  const plan = planFor(root, { gpu: asked.gpu, pid: process.pid });
  const clear = () => rmSync(plan.part, { recursive: true, force: true });
  const done = onInterrupt(clear);
  try {
    const why = whyNotHere(process);
    if (why !== null) return skip(why);
    await install();
    clearLeftovers(plan);
    if (await isHere(plan)) return 0;
    const [python, compiler] = [await choosePython(), await chooseCompiler()];
    if (!python) return skip(NO_PYTHON);
    if (!compiler) return skip(NO_COMPILER);
    await build(plan, { python, compiler });
    return 0;
  } catch (error) {
    say(error instanceof StepFailed ? error.message : (error.stack ?? String(error)));
    say("Nothing was changed: what was there before is there still.");
    return 1;
  } finally {
    clear();
    done();
  }
}

/** Says what is lacking. @returns {number} the exit code: that is no failure. */
export function skip(why) {
  say(`– Skipped: ${why}\n  Cohue runs without it.`);
  return 0;
}

async function isHere(plan) {
  if (readStamp(placesIn(plan.folder, plan.name).stamp) !== plan.hash) return false;
  try {
    say(`✓ It is here already. ${sentence(plan, await check(plan, plan.folder))}`);
    return true;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say("It was built before and does not work any more: building it again.");
    return false;
  }
}

async function build(plan, tools) {
  await make(plan, tools);
  const found = await step("Loading it and multiplying matrices", () => check(plan, plan.part));
  writeStamp(placesIn(plan.part, plan.name).stamp, plan.hash);
  rmSync(plan.folder, { recursive: true, force: true });
  renameSync(plan.part, plan.folder);
  say(`✓ ${sentence(plan, found)}`);
  if (plan.gpu && !found.gpu)
    say("  It found no GPU that it can use: that takes an NVIDIA GPU with CUDA 12.2 and cuDNN 8.9.");
  say(`  It lies in ${plan.folder}; remove that folder to be rid of it.`);
  say("  RENDER_ENGINE=auto takes it where it draws faster than the others, RENDER_ENGINE=tfjs always.");
}

async function check(plan, folder) {
  const file = join(import.meta.dirname, "check.mjs");
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: "3" };
  const { ok, tail } = await runNode(file, [folder, plan.name], { env, timeoutMs: 180_000 });
  if (!ok) throw new StepFailed(`${tail}\n\nWhat was built does not work here. The lines above say why.`);
  const line = tail.split("\n").findLast((text) => text.startsWith("{"));
  if (!line) throw new StepFailed(`${tail}\n\nWhat was built said nothing when it was tried.`);
  return JSON.parse(line);
}

/** What runs left that were killed; those under way keep theirs. */
function clearLeftovers({ folder }) {
  const beside = dirname(folder);
  if (!existsSync(beside)) return;
  for (const name of readdirSync(beside)) {
    const pid = Number(name.split(`${basename(folder)}.part-`)[1]);
    if (pid && !isRunning(pid)) rmSync(join(beside, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
