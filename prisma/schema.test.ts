import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { DISTRICTS } from "../.dependency-cruiser.mjs";
import { diffSchemas } from "./diff.mjs";
import { readMigrated, schemaFor } from "./emit.mjs";

describe("the models", () => {
  it("have a file a district of the domain", () => {
    const files = readdirSync(fileURLToPath(new URL("schema", import.meta.url)));
    const districts = DISTRICTS.map(({ name }) => `${name}.prisma`);
    expect(districts).toEqual(expect.arrayContaining(files));
  });

  it.each(["sqlite", "postgres"] as const)("have a migration for every change (%s)", async (provider) => {
    const [from, to] = [schemaFor(provider, readMigrated()), schemaFor(provider)];
    expect(await diffSchemas({ provider, from, to })).toMatch(/empty migration/);
  });
});
