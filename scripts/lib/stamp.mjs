import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * A SHA-256 over the names and bytes of files, for "has anything changed since?".
 * @param {string} base what names are relative to
 * @param {string[]} paths files and folders under `base`; those that are missing count as missing, not as an error
 * @param {{ keep?: (path: string) => boolean }} [options] keep: which files count; the path is relative, with slashes
 */
export function hashOf(base, paths, { keep = () => true } = {}) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesUnder(join(base, path))).sort()) {
    const name = relative(base, file).split("\\").join("/");
    if (!keep(name)) continue;
    const bytes = readFileSync(file);
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/** The hash a step left when it last succeeded, or undefined. */
export function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).hash;
  } catch {
    return undefined;
  }
}

export function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ hash })}\n`);
}
