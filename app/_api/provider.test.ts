import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { importsOf, textOf } from "../_components/testing/imports-of";

const ASKS = /\buse(TRPC|TRPCClient|Query|InfiniteQuery|QueryClient|Mutation)\(/;
const GIVES = "<ApiProvider>";

/** What of a page asks the API by the cache, and is not given it by what is around it. */
function withoutApi(file: string): string[] {
  for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) {
    const layout = join(folder, "layout.tsx");
    if (existsSync(layout) && textOf(layout).includes(GIVES)) return [];
  }
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = textOf(path);
    if (text.includes(GIVES)) return;
    if (ASKS.test(text)) found.push(path);
    for (const to of importsOf(path)) visit(to);
  };
  visit(file);
  return found;
}

const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((name) => join("app", name))
  .filter((name) => /(^app|\/)\/?(page|layout)\.tsx$/.test(name))
  .sort();

it.each(files)("what asks the API by the cache is given it around or within %s", (file) => {
  expect(withoutApi(file)).toEqual([]);
});
