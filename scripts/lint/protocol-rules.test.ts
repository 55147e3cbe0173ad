import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SPEC = readFileSync("server/realtime/SPEC.md", "utf8");
const RULES = [...SPEC.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, rule = ""]) => rule);
const FOLDERS = ["app", "core", "e2e", "server", "workers"];

/** The first words of a call that has a title and a function: `it("…", …)`, `it.each(…)("…", …)`, `describe("…", …)`. */
const TITLE =
  /\(\s*(["'`])((?:\\.|(?!\1)[^\\])+)\1,\s*(?:\{[^}]*\},\s*)?(?:async\s*)?(?:\(|function|[a-z_]\w*\s*=>)/g;
const LIST = "[A-Z]\\d+(?:, [A-Z]\\d+)*";
/** "C3, C4: what is proven" or "what is proven (C3, C4)". */
const CITED = new RegExp(`^(${LIST}): |\\((${LIST})\\)`);

const titlesIn = (text: string): string[] => [...text.matchAll(TITLE)].map(([, , title = ""]) => title);
const rulesIn = (title: string): string[] => {
  const [, before, after] = CITED.exec(title) ?? [];
  return (before ?? after)?.split(", ") ?? [];
};

const citations = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(test|spec|contract)\.tsx?$/.test(path))
    .flatMap((path) => {
      const file = join(folder, path);
      const titles = titlesIn(readFileSync(file, "utf8"));
      return titles.flatMap((title) => rulesIn(title).map((rule) => ({ rule, where: `${file}: ${title}` })));
    }),
);

describe("the live protocol's rules", () => {
  it("have a number each", () => {
    expect(RULES.length).toBeGreaterThan(60);
    expect(RULES.filter((rule, i) => RULES.indexOf(rule) !== i)).toEqual([]);
  });

  it.each(RULES)("%s is cited by the title of a test", (rule) => {
    expect(citations.some((cited) => cited.rule === rule)).toBe(true);
  });

  it("include every rule that a test cites", () => {
    expect(citations.filter(({ rule }) => !RULES.includes(rule))).toEqual([]);
  });
});

describe("the search for citations", () => {
  it("reads titles of tests, tables of tests and groups", () => {
    const text = `it("S1: a", () => {}); it.each([1])("S2, S3: b %i", async (n) => {}); describe('c (S4)', { timeout: 1 }, () => {});`;
    expect(titlesIn(text).flatMap(rulesIn)).toEqual(["S1", "S2", "S3", "S4"]);
  });

  it("does not mistake anything else for a rule", () => {
    for (const title of ["H264 is encoded", "writes S3 and disk", "a range (S1-S9)", "E2E: a journey"])
      expect(rulesIn(title)).toEqual([]);
  });
});
