import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { programOf } from "@/server/infra/process/fork-program";
import { whyNotStarted } from "./why-not-started";

const folder = mkdtempSync(join(tmpdir(), "cohue-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { file, execArgv } = programOf("server/index.ts");
/** What the real server says where it is started with these settings. */
function started(env: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, [...execArgv, file], {
    env: { ...process.env, NODE_ENV: "production", COHUE_DATA: join(folder, "data"), PORT: "0", ...env },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, said: stderr.trim() };
}

writeFileSync(join(folder, "file"), "");
it.each([
  ["a host without an origin", { HOST: "0.0.0.0" }, /set COHUE_ORIGIN/],
  ["a port that is none", { PORT: "high" }, /PORT/],
  ["a data folder that is a file", { COHUE_DATA: join(folder, "file") }, /set COHUE_DATA/],
  ["a data folder below a file", { COHUE_DATA: join(folder, "file", "data") }, /set COHUE_DATA/],
  [
    "a database that is not there",
    { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" },
    /DATABASE_URL names a database that does not answer/,
  ],
])(
  "%s is refused in one sentence",
  (_what, env, words) => {
    const { status, said } = started(env);
    expect(said).toMatch(words);
    expect(said.split("\n")).toHaveLength(1);
    expect(status).toBe(1);
  },
  90_000,
);

it.each([
  [{ PORT: "in use" }, "EADDRINUSE", /in use by another program: stop that, or set PORT/],
  [{ HOST: "elsewhere" }, "EADDRNOTAVAIL", /set HOST/],
])("%o: a place to listen that is not to be had is refused in a sentence", async (_what, code, words) => {
  const first = createServer().listen(0, "127.0.0.1");
  await once(first, "listening");
  const { port } = first.address() as { port: number };
  const second = createServer().listen(
    code === "EADDRINUSE" ? { port, host: "127.0.0.1" } : { port, host: "203.0.113.1" },
  );
  const [error] = await once(second, "error");
  first.close();
  expect(error.code).toBe(code);
  expect(whyNotStarted(error)).toMatch(words);
});

it("a disk that is full or not to be written is named", () => {
  for (const code of ["EROFS", "ENOSPC", "EACCES"])
    expect(whyNotStarted(Object.assign(new Error(code), { code, path: "/data/blobs" }))).toMatch(
      /^\/data\/blobs cannot be written .*set COHUE_DATA/,
    );
});

it("a fault of ours says where it is", () => {
  expect(whyNotStarted(new TypeError("x is no function"))).toContain("why-not-started.test.ts");
});
