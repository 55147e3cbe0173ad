import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { diffSchemas } from "./diff.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe("the one model file", () => {
  it("is what both committed schemas were emitted from", () => {
    const check = spawnSync(process.execPath, [here("generate.mjs"), "--check"], { encoding: "utf8" });
    expect(check.stderr).toBe("");
    expect(check.status).toBe(0);
  });

  it.each(["sqlite", "postgres"] as const)("has a migration for every change (%s)", async (provider) => {
    const diff = await diffSchemas({
      provider,
      from: here(`${provider}/migrations/last.prisma`),
      to: here(`${provider}/schema.prisma`),
    });
    expect(diff).toMatch(/empty migration/);
  });
});
