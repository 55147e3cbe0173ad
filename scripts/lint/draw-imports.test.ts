import { expect, it } from "vitest";
import { drawImports, listDistricts, withDrawing } from "./draw-imports.mjs";

const LAYERS = [
  { name: "core", from: "^core/", may: ["^core/"] },
  { name: "prisma", from: "^prisma/", may: ["^prisma/"] },
  { name: "config", from: "^server/config(/|\\.ts)", may: ["^core/", "^prisma/provider\\.ts$"] },
  { name: "infra", from: "^server/infra/", may: ["^core/", "^prisma/"], types: ["^server/config"] },
  {
    name: "app",
    from: "^(app/|proxy\\.ts$)",
    may: ["^core/", "^public/"],
    types: ["^server/services\\.ts$"],
  },
];

it("draws an arrow for each folder that may be imported, dotted where only its types may", () => {
  const lines = drawImports(LAYERS).split("\n");
  expect(lines.filter((line) => line.includes(">")).map((line) => line.trim())).toEqual([
    "config --> prisma",
    "infra --> prisma",
    "infra -.-> config",
    "app --> public",
    "app -.-> server_services_ts",
  ]);
  expect(lines).toContain('  config["server/config/"]');
  expect(lines).toContain('  app["app/"]');
});

it("says which folders may import core", () => {
  expect(drawImports(LAYERS)).toContain("all folders but `prisma/` may import `core/`");
});

it("lists districts in their order, with their folders", () => {
  const districts = [
    { name: "room", holds: "rooms", folders: ["room"] },
    { name: "account", holds: "accounts", folders: ["account", "key"] },
  ];
  expect(listDistricts(districts).split("\n").slice(-2)).toEqual([
    "| room | rooms | `room/` |",
    "| account | accounts | `account/`, `key/` |",
  ]);
});

it("replaces the old drawing and nothing else", () => {
  const text = (drawing: string) => withDrawing(marked, drawing);
  const marked =
    "before\n<!-- imports: written by `node scripts/lint/draw-imports.mjs --write` -->\nold\n<!-- /imports -->\nafter\n";
  expect(text("new")).toBe(marked.replace("old", "new"));
  expect(() => withDrawing("no marks", "new")).toThrow(/lacks the lines/);
});
