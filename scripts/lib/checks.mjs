import { say } from "./progress.mjs";
import { runNode } from "./run.mjs";

const BIOME = "node_modules/@biomejs/biome/bin/biome";
const NEXT = "node_modules/next/dist/bin/next";
const TSC = "node_modules/typescript/lib/tsc.js";

/**
 * Runs one check and shows what it says.
 * @returns {Promise<boolean>} whether it passed
 */
export async function check(title, file, args = []) {
  say(`\n── ${title}`);
  const { ok } = await runNode(file, args, {
    show: true,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
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

export const checkImports = async () => [
  await check("Imports", "scripts/lint/imports.mjs"),
  await check("Drawing of imports", "scripts/lint/draw-imports.mjs"),
];

/** What a program ends with that ran these checks. */
export const exitCode = (passed) => (passed.every(Boolean) ? 0 : 1);
