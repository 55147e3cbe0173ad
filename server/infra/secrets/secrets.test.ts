import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
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

  it("redeem the admin token once, and a wrong one never", () => {
    const dir = folder();
    const secrets = openSecrets(dir);
    const token = secrets.adminToken() ?? "";
    expect(secrets.redeemAdminToken("guess")).toBe(false);
    expect(secrets.redeemAdminToken(token)).toBe(true);
    expect(secrets.redeemAdminToken(token)).toBe(false);
    expect(openSecrets(dir).redeemAdminToken(token)).toBe(false);
    expect(readFileSync(join(dir, "secrets.json"), "utf8")).not.toContain(token);
  });

  it("say what to do when the file is damaged", () => {
    const dir = folder();
    writeFileSync(join(dir, "secrets.json"), "{}");
    expect(() => openSecrets(dir)).toThrow(/damaged: restore it/);
  });
});
