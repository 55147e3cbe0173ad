import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { permissionsDocument } from "./document";

it("docs/permissions.md is what the tables say", () => {
  const kept = readFileSync("docs/permissions.md", "utf8");
  expect(kept === permissionsDocument(), "renew it with: npm run permissions -- --write").toBe(true);
});
