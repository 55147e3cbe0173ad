import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Prisma's own words for a search by a part of a text, which take `%` and `_` for any text. */
const OWN = /\b(contains|startsWith|endsWith)\s*:/;

const sources = ["app", "server", "workers", "bench"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path)),
);
const faultsIn = (path: string, text: string): string[] =>
  text
    .split("\n")
    .flatMap((line, i) =>
      OWN.test(line)
        ? [`${path}:${i + 1}: take containing, beginningWith or endingWith of prisma/like.ts.`]
        : [],
    );

it("nobody searches by a part of a text past prisma/like.ts", () => {
  expect(sources.flatMap((path) => faultsIn(path, readFileSync(path, "utf8")))).toEqual([]);
});

it.each([
  ["a part", "where: { name: { contains: text } }"],
  ["a beginning", "where: { email: { startsWith: text } }"],
  ["an end", "{ endsWith: text }"],
])("a search by %s in Prisma's own words is found", (_what, text) => {
  expect(faultsIn("one.ts", text)).toHaveLength(1);
});
