import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFileAtomic } from "@/server/infra/blobs/write-file-atomic";
import { openSecrets } from "./secrets";

const folder = () => mkdtempSync(join(tmpdir(), "cohue-secrets-"));

describe("secrets", () => {
  it("are made once, for the owner's eyes only, and are the same at the next start", () => {
    const dir = folder();
    const first = openSecrets(dir);
    expect(statSync(join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
    const second = openSecrets(dir);
    expect([second.auth, second.invites, second.signing]).toEqual([first.auth, first.invites, first.signing]);
  });

  it("redeem the admin token once, and a wrong one never", async () => {
    const dir = folder();
    const secrets = openSecrets(dir);
    const token = secrets.adminToken() ?? "";
    let used = 0;
    const redeem = (text: string, by = secrets) => by.redeemAdminToken(text, async () => void used++);
    expect(await redeem("guess")).toBe(false);
    expect(await Promise.all([redeem(token), redeem(token)])).toEqual([true, false]);
    expect(await redeem(token)).toBe(false);
    expect(await redeem(token, openSecrets(dir))).toBe(false);
    expect(used).toBe(1);
    expect(readFileSync(join(dir, "secrets.json"), "utf8")).not.toContain(token);
  });

  it("keep the admin token when it could not be put to use", async () => {
    const secrets = openSecrets(folder());
    const token = secrets.adminToken() ?? "";
    const broken = secrets.redeemAdminToken(token, () => Promise.reject(new Error("database is locked")));
    await expect(broken).rejects.toThrow("locked");
    expect(await secrets.redeemAdminToken(token, async () => {})).toBe(true);
  });

  it("give the admin's powers once, however many ask with the token at once", async () => {
    const secrets = openSecrets(folder());
    const token = secrets.adminToken() ?? "";
    let uses = 0;
    const use = async () => {
      await Promise.resolve();
      uses += 1;
    };
    const said = await Promise.all(Array.from({ length: 20 }, () => secrets.redeemAdminToken(token, use)));
    expect(said.filter(Boolean)).toHaveLength(1);
    expect(uses).toBe(1);
    expect(secrets.adminToken()).toBeNull();
  });

  it("take what another process made a moment before", () => {
    const dir = folder();
    const path = join(dir, "secrets.json");
    expect(createFileAtomic(path, "first", 0o600)).toBe(true);
    expect(createFileAtomic(path, "second", 0o600)).toBe(false);
    expect(readdirSync(dir)).toEqual(["secrets.json"]);
    expect(readFileSync(path, "utf8")).toBe("first");
  });

  it("are closed again to others' eyes", () => {
    const dir = folder();
    openSecrets(dir);
    chmodSync(join(dir, "secrets.json"), 0o644);
    openSecrets(dir);
    expect(statSync(join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("say what to do when the file is damaged", () => {
    const dir = folder();
    for (const text of ["{}", "", '{"v":1,']) {
      writeFileSync(join(dir, "secrets.json"), text);
      expect(() => openSecrets(dir)).toThrow(/damaged: restore it/);
    }
  });
});
