import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

const repository = resolve(__dirname, "../..");
let root: string;

const git = (...args: string[]) => {
  const who = ["-c", "user.name=Ana", "-c", "user.email=ana@cohue.example"];
  return spawnSync("git", [...who, ...args], { cwd: root, encoding: "utf8" });
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cohue-hooks-"));
  git("init", "--quiet");
  for (const file of ["biome.json", ".gitignore", "scripts/hooks"])
    cpSync(join(repository, file), join(root, file), { recursive: true });
  chmodSync(join(root, "scripts/hooks/pre-commit"), 0o755);
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  git("config", "core.hooksPath", "scripts/hooks");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function commit(text: string) {
  writeFileSync(join(root, "file.ts"), text);
  git("add", "file.ts");
  return git("commit", "--quiet", "--message", "A file");
}

it("the hook stops a commit whose files are not formatted, and says what to do", () => {
  const { status, stderr } = commit("export const  a=1\n");
  expect(status).not.toBe(0);
  expect(stderr).toContain("npm run format");
});

it("the hook accepts a commit whose files are formatted, or that has no files to check", () => {
  expect(commit("export const a = 1;\n").status).toBe(0);
  expect(git("commit", "--quiet", "--allow-empty", "--message", "Nothing").status).toBe(0);
});
