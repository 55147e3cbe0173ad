import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Patterns, one a file, of the files under `folder` that say "use client". Empty folder: a pattern that matches nothing. */
export function clientFiles(folder) {
  const found = files(folder).filter((file) =>
    /^\s*(\/\*[\s\S]*?\*\/\s*|\/\/.*\n\s*)*["']use client["']/.test(readFileSync(file, "utf8")),
  );
  return found.length > 0 ? found.map((file) => `^${file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) : ["^$"];
}

function files(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  } catch {
    return [];
  }
}
