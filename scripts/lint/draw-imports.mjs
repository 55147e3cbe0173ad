import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Draws which folder may import which, and lists the districts of the domain and of core, from the rules of .dependency-cruiser.mjs, in docs/architecture.md: `--write` or `--check`. */
const DOCUMENT = "docs/architecture.md";
const START = "<!-- imports: written by `node scripts/lint/draw-imports.mjs --write` -->";
const END = "<!-- /imports -->";

/** A rule's pattern as a path: `^server/config(/|\\.ts)` is `server/config/`. */
const pathOf = (pattern) =>
  pattern
    .replace(/^\^/, "")
    .replace(/\(([^|)]*)[^)]*\)/g, "$1")
    .replace(/\\(.)/g, "$1")
    .replace(/\$$/, "");

/** The layer that a pattern leads into, by name; a path of its own where it leads into none. */
function targetOf(pattern, layers) {
  const path = pathOf(pattern);
  const within = layers.find(({ from }) =>
    ["", ".ts", "/x.ts"].some((rest) => new RegExp(from).test(path.replace(/\/$/, "") + rest)),
  );
  return within?.name ?? path;
}

const idOf = (name) => name.replace(/\W+/g, "_").replace(/_$/, "");

/**
 * @param {readonly { name: string, from: string, may: string[], types?: string[] }[]} layers
 * @returns {string} a Mermaid flow chart. What all but some folders may import is said in a sentence, not drawn.
 */
export function drawImports(layers) {
  const arrows = layers.flatMap(({ name, may, types = [] }) => [
    ...may.map((pattern) => ({ from: name, to: targetOf(pattern, layers), typesOnly: false })),
    ...types.map((pattern) => ({ from: name, to: targetOf(pattern, layers), typesOnly: true })),
  ]);
  const others = arrows.filter(({ from, to }) => from !== to && to !== "core");
  const labels = new Map(layers.map(({ name, from }) => [name, pathOf(from)]));
  for (const { to } of others) if (!labels.has(to)) labels.set(to, to);
  const withoutCore = layers
    .filter(({ name }) => name !== "core" && !arrows.some(({ from, to }) => from === name && to === "core"))
    .map(({ name }) => `\`${labels.get(name)}\``);
  const lines = [
    ...[...labels].map(([name, label]) => `  ${idOf(name)}["${label}"]`),
    ...others.map(({ from, to, typesOnly }) => `  ${idOf(from)} ${typesOnly ? "-.->" : "-->"} ${idOf(to)}`),
  ];
  const except = withoutCore.length > 0 ? `all folders but ${withoutCore.join(", ")}` : "all folders";
  return [
    "```mermaid",
    "flowchart TD",
    ...new Set(lines),
    "```",
    "",
    `An arrow means "may import"; a dotted one means "may import types of". Not drawn: ${except} may import \`core/\`.`,
  ].join("\n");
}

/**
 * @param {readonly { name: string, holds: string, folders: string[] }[]} districts
 * @returns {string} a table of them in their order
 */
export const listDistricts = (districts) =>
  [
    "Inside `server/domain/`, each district may import itself and those above it in this table:",
    "",
    "| district | holds | folders |",
    "|---|---|---|",
    ...districts.map(
      ({ name, holds, folders }) =>
        `| ${name} | ${holds} | ${folders.map((folder) => `\`${folder}/\``).join(", ")} |`,
    ),
  ].join("\n");

/**
 * @param {readonly { name: string, holds: string }[]} districts
 * @returns {string} a table of core's in their order
 */
export const listCore = (districts) =>
  [
    "Inside `core/`, each folder may import itself and those above it in this table:",
    "",
    "| folder | holds |",
    "|---|---|",
    ...districts.map(({ name, holds }) => `| \`core/${name}/\` | ${holds} |`),
  ].join("\n");

/** The document with the drawing between its marks. Throws where it has none. */
export function withDrawing(text, drawing) {
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${DOCUMENT} lacks the lines "${START}" and "${END}".`);
  return `${text.slice(0, start)}${START}\n${drawing}\n${text.slice(end)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { LAYERS, DISTRICTS, CORE_DISTRICTS } = await import("../../.dependency-cruiser.mjs");
  const file = join(fileURLToPath(new URL("../..", import.meta.url)), DOCUMENT);
  const before = readFileSync(file, "utf8");
  const after = withDrawing(
    before,
    `${drawImports(LAYERS)}\n\n${listDistricts(DISTRICTS)}\n\n${listCore(CORE_DISTRICTS)}`,
  );
  if (process.argv.includes("--write")) writeFileSync(file, after);
  else if (before !== after) {
    process.stdout.write(
      `The drawing of imports in ${DOCUMENT} is not what .dependency-cruiser.mjs says: run node scripts/lint/draw-imports.mjs --write\n`,
    );
    process.exitCode = 1;
  }
}
