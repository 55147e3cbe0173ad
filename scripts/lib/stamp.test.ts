import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isInstalled } from "./installed.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cohue-stamp-"));
  mkdirSync(join(root, "app/deep"), { recursive: true });
  writeFileSync(join(root, "app/page.tsx"), "one");
  writeFileSync(join(root, "app/deep/desk.tsx"), "two");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("the hash of files", () => {
  test("stays the same when nothing changed, in any order of paths", () => {
    expect(hashOf(root, ["app"])).toBe(hashOf(root, ["app/page.tsx", "app/deep"]));
  });

  test("changes when a file changes, appears, moves or goes", () => {
    const seen = new Set([hashOf(root, ["app"])]);
    writeFileSync(join(root, "app/page.tsx"), "changed");
    seen.add(hashOf(root, ["app"]));
    writeFileSync(join(root, "app/new.tsx"), "");
    seen.add(hashOf(root, ["app"]));
    rmSync(join(root, "app/deep/desk.tsx"));
    writeFileSync(join(root, "app/desk.tsx"), "two");
    seen.add(hashOf(root, ["app"]));
    rmSync(join(root, "app/desk.tsx"));
    seen.add(hashOf(root, ["app"]));
    expect(seen.size).toBe(5);
  });

  test("ignores excluded files and paths that do not exist", () => {
    const before = hashOf(root, ["app"], { keep: (path) => !path.endsWith(".test.ts") });
    writeFileSync(join(root, "app/page.test.ts"), "");
    const after = hashOf(root, ["app", "nowhere"], { keep: (path) => !path.endsWith(".test.ts") });
    expect(after).toBe(before);
  });
});

describe("a stamp", () => {
  test("is read back as it was written, and is undefined when missing or damaged", () => {
    const file = join(root, "made/later/stamp.json");
    expect(readStamp(file)).toBeUndefined();
    writeStamp(file, "abc");
    expect(readStamp(file)).toBe("abc");
    writeFileSync(file, "{");
    expect(readStamp(file)).toBeUndefined();
  });
});

describe("what npm installed", () => {
  const lock = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/next": { version: "16.4.6", integrity: "sha512-a" },
      "node_modules/@next/swc-darwin-x64": { version: "16.4.6", optional: true },
    },
  };
  const next = { "node_modules/next": { version: "16.4.6", integrity: "sha512-a" } };

  test("is enough without the optional packages of other platforms", () => {
    expect(isInstalled(lock, { packages: next })).toBe(true);
  });

  test("is not enough when a package is missing, differs, or is superfluous", () => {
    expect(isInstalled(lock, {})).toBe(false);
    expect(isInstalled(lock, { packages: { "node_modules/next": { version: "16.4.5" } } })).toBe(false);
    expect(isInstalled(lock, { packages: { ...next, "node_modules/left": { version: "1.0.0" } } })).toBe(
      false,
    );
  });
});
