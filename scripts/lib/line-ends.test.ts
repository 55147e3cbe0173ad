import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./root.mjs";

const git = (...args: string[]): string[] =>
  execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
    .split("\0")
    .filter(Boolean);

it.skipIf(!existsSync(join(root, ".git")))(
  "a clone has what is hashed byte for byte, and one kind of line ends, whatever system it is made on",
  () => {
    const files = git("ls-files", "-z");
    const told = git("check-attr", "-z", "text", "eol", "--", ...files);
    const attributes = new Map<string, Record<string, string>>();
    for (let i = 0; i + 2 < told.length; i += 3) {
      const [path = "", name = "", value = ""] = told.slice(i, i + 3);
      attributes.set(path, { ...attributes.get(path), [name]: value });
    }
    for (const path of files) {
      const { text, eol } = attributes.get(path) ?? {};
      if (path.startsWith("models/")) expect(text, path).toBe("unset");
      else expect(text === "unset" || eol === "lf", path).toBe(true);
    }
  },
);
