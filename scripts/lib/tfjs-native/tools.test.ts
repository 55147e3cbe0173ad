import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../run.mjs";
import { COMPILERS, chooseCompiler, choosePython, NO_PYTHON, PYTHONS } from "./tools.mjs";

const here = await choosePython();

describe("the Python", () => {
  const only = (works: string[]) => async (name: string) => works.includes(name);

  test("is the one that PYTHON names, where it works", async () => {
    expect(await choosePython({ PYTHON: "/opt/python" }, only(["/opt/python", "python3"]))).toBe(
      "/opt/python",
    );
    expect(await choosePython({ PYTHON: "/gone/python" }, only(["python3.10"]))).toBe("python3.10");
  });

  test("is the first on the path that works, and null where there is none", async () => {
    expect(await choosePython({}, only(["python3.9", "python3.12"]))).toBe("python3.12");
    expect(await choosePython({}, only([]))).toBeNull();
    expect(PYTHONS[0]).toBe("python3");
  });

  test("found here runs pip", async ({ skip }) => {
    if (here === null) return skip(NO_PYTHON);
    expect((await run(here, ["-m", "pip", "--version"])).ok).toBe(true);
  });
});

test("the compiler is the one that CXX names, else the first that works", async () => {
  expect(await chooseCompiler({ CXX: "icpx" }, async () => true)).toBe("icpx");
  expect(await chooseCompiler({}, async (name: string) => name !== "g++")).toBe(COMPILERS[1]);
});

describe("a machine without Python", () => {
  let empty: string;
  beforeAll(() => {
    empty = mkdtempSync(join(tmpdir(), "cohue-no-python-"));
  });
  afterAll(() => rmSync(empty, { recursive: true }));

  test("is told so, and that is no failure", async () => {
    const script = `
      process.env.PATH = ${JSON.stringify(empty)};
      delete process.env.PYTHON;
      const { choosePython, NO_PYTHON } = await import("./scripts/lib/tfjs-native/tools.mjs");
      const { skip } = await import("./scripts/lib/tfjs-native/build.mjs");
      process.exitCode = (await choosePython()) === null ? skip(NO_PYTHON) : 3;`;
    const { code, tail } = await run(process.execPath, ["--input-type=module", "-e", script]);
    expect({ code, tail }).toEqual({ code: 0, tail: `– Skipped: ${NO_PYTHON}\n  Cohue runs without it.` });
  });
});
