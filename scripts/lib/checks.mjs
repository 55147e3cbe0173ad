import { say } from "./progress.mjs";
import { runNode } from "./run.mjs";

const BIOME = "node_modules/@biomejs/biome/bin/biome";
const NEXT = "node_modules/next/dist/bin/next";
const TSC = "node_modules/typescript/lib/tsc.js";

/**
 * Runs one check and shows what it says: as it comes, or, where it runs beside others, all at once after they have ended.
 * @param {{ after?: Promise<unknown> }} [options] the others
 * @returns {Promise<boolean>} whether it passed
 */
export async function check(title, file, args = [], { after } = {}) {
  if (!after) say(`\n── ${title}`);
  const { ok, tail } = await runNode(file, args, {
    ...(after ? { lines: Number.POSITIVE_INFINITY } : { show: true }),
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  await after;
  if (after) say(`\n── ${title}${tail && `\n${tail}`}`);
  say(`${ok ? "✓" : "✗"} ${title}`);
  return ok;
}

export const checkFormat = async () => [
  await check("Format and lint", BIOME, ["check", "--error-on-warnings"]),
];

export const formatFiles = async (files) => [
  await check("Format and lint", BIOME, ["check", "--write", "--error-on-warnings", ...files]),
];

export const checkTypes = async () => [
  await check("Route types", NEXT, ["typegen"]),
  await check("Types", TSC, ["--noEmit"]),
];

/** Beside what else is checked: it reads files, and each of its programs uses one core. */
export const checkImports = async (after) => [
  await check("Imports", "scripts/lint/imports.mjs", [], { after }),
  await check("Drawing of imports", "scripts/lint/draw-imports.mjs", [], { after }),
];

/** What a program ends with that ran these checks. */
export const exitCode = (passed) => (passed.every(Boolean) ? 0 : 1);
