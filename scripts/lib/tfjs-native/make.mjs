import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { StepFailed, step } from "../progress.mjs";
import { root } from "../root.mjs";
import { run } from "../run.mjs";
import { npm } from "../steps.mjs";
import { compilerArgs, NODE_HEADERS, pipArgs, placesIn, TFJS, WANTED } from "./plan.mjs";

const UNPACK = `
import sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
wheel.extractall(sys.argv[2], [n for n in wheel.namelist() if n.startswith(tuple(sys.argv[3:]))])
`;

/**
 * Makes everything in the plan's `part` folder. Throws StepFailed with what to do.
 * @param {ReturnType<typeof import("./plan.mjs").planFor>} plan
 * @param {{ python: string, compiler: string }} tools
 */
export async function make(plan, { python, compiler }) {
  const places = placesIn(plan.part, plan.name);
  mkdirSync(places.wheel, { recursive: true });
  await step(`Fetching ${plan.wheel}`, () => fetchWheel(plan, places, python));
  await step(`Installing ${plan.name}`, () => installPackage(plan, places));
  await step("Compiling its native part", async () => {
    takeLibraries(places);
    mkdirSync(dirname(places.binding), { recursive: true });
    await must(run(compiler, compilerArgs(places)), "It could not be compiled. The lines above say why.");
  });
  rmSync(places.wheel, { recursive: true });
}

async function fetchWheel({ wheel, sha256 }, { wheel: folder }, python) {
  const requirements = join(folder, "requirements.txt");
  writeFileSync(requirements, `${wheel} --hash=sha256:${sha256}\n`);
  const advice =
    "pip could not fetch it. Look at the lines above; if they speak of the network, check it (and the index pip is set to).";
  await must(run(python, pipArgs(requirements, folder)), advice);
  const file = readdirSync(folder).find((name) => name.endsWith(".whl"));
  if (!file) throw new StepFailed("pip ended well and left no wheel: run it again with another PYTHON.");
  const unpacked = run(python, ["-c", UNPACK, join(folder, file), folder, ...WANTED]);
  await must(
    unpacked,
    "The wheel could not be unpacked. If the lines above speak of space, 2 GB are needed.",
  );
  rmSync(join(folder, file));
}

/** Without install scripts: the package's own would fetch another library from elsewhere. */
async function installPackage({ name, part }, { manifest }) {
  writeFileSync(manifest, `${JSON.stringify({ private: true })}\n`);
  const flags = ["--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  const args = ["install", "--prefix", part, ...flags, `${name}@${TFJS}`, NODE_HEADERS];
  await must(npm(args), "npm could not install it. Look at the lines above.");
  shareOurs(part);
}

/** Takes away copies of what we have in the same version: Node then finds ours, and one copy registers its operations once. */
function shareOurs(part) {
  const [theirs, ours] = [part, root].map((folder) => join(folder, "node_modules/@tensorflow"));
  for (const name of readdirSync(ours)) {
    const [copy, own] = [theirs, ours].map((folder) => versionIn(join(folder, name)));
    if (copy !== null && copy === own) rmSync(join(theirs, name), { recursive: true });
  }
}

function versionIn(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
  } catch {
    return null;
  }
}

function takeLibraries({ wheel, libraries }) {
  mkdirSync(libraries, { recursive: true });
  for (const [from, name] of [
    ["libtensorflow_cc.so.2", "libtensorflow.so"],
    ["libtensorflow_framework.so.2", "libtensorflow_framework.so"],
  ]) {
    copyFileSync(join(wheel, "tensorflow", from), join(libraries, from));
    symlinkSync(from, join(libraries, name));
  }
}

async function must(running, advice) {
  const { ok, tail } = await running;
  if (!ok) throw new StepFailed(`${tail}\n\n${advice}`);
}
