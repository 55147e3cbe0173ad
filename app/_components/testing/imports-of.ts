import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const IMPORT =
  /(?:^import (?!type )[^;]*?from |^import |^export (?!type )[^;]*?from |import\()\s*"([^"]+)"/gm;

export const textOf = (path: string): string => readFileSync(path, "utf8");

/** The files of app/ that a file imports, at once or later; types do not count. */
export function importsOf(path: string): string[] {
  return [...textOf(path).matchAll(IMPORT)].flatMap(([, to = ""]) => {
    if (!/^(\.|@\/app\/)/.test(to)) return [];
    const at = normalize(to.startsWith("@/") ? to.slice(2) : join(dirname(path), to));
    const found = [at, `${at}.ts`, `${at}.tsx`, `${at}/index.ts`].find(
      (it) => /\.tsx?$/.test(it) && existsSync(it),
    );
    return found ? [found] : [];
  });
}
