import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import { StepFailed, step } from "./progress.mjs";
import { root } from "./root.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

/** Every TypeScript file that a process begins with. */
export const PROGRAMS = [
  "server/index.ts",
  ...["admin", "backup", "keys", "restore", "verify"].map((name) => `server/cli/${name}.ts`),
  "server/domain/intake/intake-process.ts",
  "server/infra/db/snapshot-process.ts",
  "server/infra/marks/marker-process.ts",
  "workers/jobs/index.ts",
  "workers/render/index.ts",
  "workers/render/match/index.ts",
  "workers/render/trial.ts",
];

const FOLDER = join(root, "dist");
const STAMP = join(FOLDER, "cohue-stamp.json");
const INPUTS = [
  "core",
  "prisma",
  "server",
  "workers",
  "tsconfig.json",
  "package-lock.json",
  "scripts/lib/programs.mjs",
];
const DAY_MS = 24 * 3600 * 1000;

/** Where the bundle of a program is, named from the root. */
export const bundleOf = (program) => `dist/${program.replaceAll("/", "-").replace(/\.ts$/, "")}.mjs`;

/** What Node runs for a TypeScript file of ours: its bundle, where it is one of the programs. */
export const argsOf = (file) =>
  PROGRAMS.includes(file) ? ["--enable-source-maps", bundleOf(file)] : ["--import", "tsx", file];

/**
 * Bundles our own files for each program, when any of them has changed: to find and compile eight hundred of them takes a process as long
 * as all the rest of its start. Packages stay what they are.
 * @param {string[]} programs named from the root
 */
export async function bundle(programs = PROGRAMS) {
  const files = hashOf(root, INPUTS, { keep: (path) => !/\.(test\.ts|md|sql|prisma)$/.test(path) });
  const hash = `${files} ${programs.join(" ")}`;
  if (readStamp(STAMP) === hash && programs.every((program) => existsSync(join(root, bundleOf(program)))))
    return;
  await step("Bundling the programs", () => write(programs)).catch((error) => {
    throw new StepFailed(
      `${error.message}\n\nThe programs could not be bundled into ${FOLDER}. Where the lines above name a file of Cohue, put it right; else see that the folder can be written and has room. Then run the same command again.`,
    );
  });
  writeStamp(STAMP, hash);
}

async function write(programs) {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({
    entryPoints: Object.fromEntries(
      programs.map((program) => [basename(bundleOf(program), ".mjs"), program]),
    ),
    absWorkingDir: root,
    outdir: FOLDER,
    outExtension: { ".js": ".mjs" },
    ...{ bundle: true, splitting: true, packages: "external", alias: { "@": root } },
    ...{ format: "esm", platform: "node", target: "node20", sourcemap: true, sourcesContent: false },
    define: { BUNDLED: "true" },
    plugins: [ownAddresses],
    write: false,
    logLevel: "silent",
  });
  mkdirSync(FOLDER, { recursive: true });
  // Whole or not at all: another command may start one of them at this moment.
  for (const { path, contents } of outputFiles) {
    writeFileSync(`${path}.${process.pid}`, contents);
    renameSync(`${path}.${process.pid}`, path);
  }
  forget(new Set(outputFiles.map(({ path }) => basename(path))));
}

/** A file may read what stands beside it: in a bundle, too, its address is its own, and not the bundle's. */
const ownAddresses = {
  name: "own-addresses",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.(ts|mjs)$/ }, ({ path }) => {
      if (path.includes("/node_modules/")) return undefined;
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.url")) return undefined;
      const address = `new URL(${JSON.stringify(`../${relative(root, path).split("\\").join("/")}`)}, import.meta.url).href`;
      return {
        contents: text.replaceAll("import.meta.url", address),
        loader: path.endsWith(".ts") ? "ts" : "js",
      };
    }),
};

/** Removes what an older bundle left. A server that runs from it may still read parts of it: they have a day. */
function forget(kept) {
  for (const name of readdirSync(FOLDER)) {
    const file = join(FOLDER, name);
    if (kept.has(name) || name === basename(STAMP)) continue;
    if (Date.now() - statSync(file).mtimeMs > DAY_MS) rmSync(file, { force: true });
  }
}
