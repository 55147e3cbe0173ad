import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFileAtomic } from "@/server/infra/blobs/write-file-atomic";
import { openSecrets } from "./file-secrets";
import { secretsContract } from "./secrets.contract";

const folder = () => mkdtempSync(join(tmpdir(), "cohue-secrets-"));

secretsContract("a file", async () => {
  const dir = folder();
  return async () => openSecrets(dir);
});

describe("a file of secrets", () => {
  it("is readable by its owner only", () => {
    const dir = folder();
    openSecrets(dir);
    expect(statSync(join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("does not contain a token that was used", async () => {
    const dir = folder();
    const secrets = openSecrets(dir);
    const token = secrets.adminToken() ?? "";
    expect(readFileSync(join(dir, "secrets.json"), "utf8")).toContain(token);
    await secrets.redeemAdminToken(token, async () => {});
    expect(readFileSync(join(dir, "secrets.json"), "utf8")).not.toContain(token);
  });

  it("keeps the secrets that another process wrote a moment before", () => {
    const dir = folder();
    const path = join(dir, "secrets.json");
    expect(createFileAtomic(path, "first", 0o600)).toBe(true);
    expect(createFileAtomic(path, "second", 0o600)).toBe(false);
    expect(readdirSync(dir)).toEqual(["secrets.json"]);
    expect(readFileSync(path, "utf8")).toBe("first");
  });

  it("is made private again if its mode was changed", () => {
    const dir = folder();
    openSecrets(dir);
    chmodSync(join(dir, "secrets.json"), 0o644);
    openSecrets(dir);
    expect(statSync(join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("says what to do when it is damaged", () => {
    const dir = folder();
    for (const text of ["{}", "", '{"v":1,']) {
      writeFileSync(join(dir, "secrets.json"), text);
      expect(() => openSecrets(dir)).toThrow(/damaged: restore it/);
    }
  });
});
