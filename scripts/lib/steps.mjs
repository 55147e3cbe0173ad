import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isInstalled } from "./installed.mjs";
import { precompress } from "./precompress.mjs";
import { StepFailed, step } from "./progress.mjs";
import { root } from "./root.mjs";
import { run, runNode } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

const INSTALL_STAMP = join(root, "node_modules/.cohue-stamp.json");
const GENERATE_STAMP = join(root, "prisma/generated/.cohue-stamp.json");
const BUILD_STAMP = join(root, ".next/cohue-stamp.json");
const NPM = ["--no-audit", "--no-fund", "--include=dev", "--loglevel=error"];

/**
 * Installs the locked packages when they are missing or the lock file has changed. One retry, as networks hiccup: with
 * `install`, which keeps to the lock file as well and forgives a registry that lacks packages of other platforms.
 */
export async function install() {
  const hash = `${hashOf(root, ["package-lock.json"])} ${process.platform} ${process.arch}`;
  if (readStamp(INSTALL_STAMP) === hash) return;
  if (!alreadyInstalled()) {
    await step("Installing packages", async () => {
      const first = await npm(["ci", ...NPM]);
      if (first.ok) return;
      const second = await npm(["install", "--no-save", ...NPM]);
      if (second.ok) return;
      throw new StepFailed(
        `${second.tail}\n\nnpm could not install the packages. Look at the lines above; if they speak of the network, check it (and the registry npm is set to), then run the same command again.`,
      );
    });
  }
  writeStamp(INSTALL_STAMP, hash);
}

function alreadyInstalled() {
  try {
    const [lock, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map((file) =>
      JSON.parse(readFileSync(join(root, file), "utf8")),
    );
    return isInstalled(lock, installed);
  } catch {
    return false;
  }
}

/** Runs npm, the one that runs us where there is one. */
export function npm(args) {
  const { NODE_ENV: _, ...env } = process.env;
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js") && existsSync(cli)) return runNode(cli, args, { env });
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, { env });
}

/** Generates the database clients when the model file, the generator or the packages have changed. */
export async function generate() {
  const hash = () =>
    hashOf(root, ["prisma", "package-lock.json"], {
      keep: (path) => !path.startsWith("prisma/generated/") && /\.(prisma|mjs|json)$/.test(path),
    });
  if (readStamp(GENERATE_STAMP) === hash()) return;
  await step("Generating the database client", async () => {
    const result = await runNode("prisma/generate.mjs");
    if (!result.ok) {
      throw new StepFailed(
        `${result.tail}\n\nThe database client could not be generated. If prisma/ was edited, the lines above name the mistake.`,
      );
    }
  });
  writeStamp(GENERATE_STAMP, hash());
}

/** What ends up in the browser or in Next's bundle of the server. */
const BUILD_INPUTS = [
  "app",
  "core",
  "server",
  "prisma",
  "public",
  "proxy.ts",
  "instrumentation-client.ts",
  "next.config.ts",
];
const BUILD_SETTINGS = ["postcss.config.mjs", "tsconfig.json", "package-lock.json"];

/** Builds the pages when anything they are made of has changed. */
export async function build() {
  const hash = hashOf(root, [...BUILD_INPUTS, ...BUILD_SETTINGS], {
    keep: (path) => !path.startsWith("prisma/generated/") && !/\.(test\.tsx?|md)$/.test(path),
  });
  if (readStamp(BUILD_STAMP) === hash && existsSync(join(root, ".next/BUILD_ID"))) return;
  await step("Building the pages", async () => {
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    const result = await runNode("node_modules/next/dist/bin/next", ["build"], { env });
    if (!result.ok) {
      throw new StepFailed(
        `${result.tail}\n\nThe pages could not be built. The lines above name the file; put it right and run the same command again.`,
      );
    }
    await precompress();
  });
  writeStamp(BUILD_STAMP, hash);
}
