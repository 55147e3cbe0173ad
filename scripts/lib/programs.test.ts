import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROGRAMS } from "./programs.mjs";
import { root } from "./root.mjs";

const sources = ["server", "workers"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(root, folder, name), "utf8")),
);

it("every program that a process of ours starts is bundled", () => {
  const started = sources.flatMap((text) =>
    [...text.matchAll(/\b(?:forkProgram|openReaders)\(\s*"([^"]+)"/g)].map(([, entry = ""]) => entry),
  );
  expect(started.length).toBeGreaterThan(4);
  expect(started.filter((entry) => !PROGRAMS.includes(entry))).toEqual([]);
});

it("every program that is bundled is there", () => {
  expect(PROGRAMS.filter((entry) => !existsSync(join(root, entry)))).toEqual([]);
});
