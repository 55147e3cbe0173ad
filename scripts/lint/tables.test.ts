import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Files of the server and its processes, without what only tests use. */
const sources = ["server", "workers"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|\/testing\//.test(path)),
);

it("only the adapter of the jobs port reads or writes the table of jobs", () => {
  const readers = sources.filter((path) => /\b(db|tx)\.job\b/.test(readFileSync(path, "utf8")));
  expect(readers).toEqual(["server/infra/jobs/job-table.ts"]);
});
