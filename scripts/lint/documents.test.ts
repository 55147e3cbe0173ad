import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

/** Documents that say where things are. */
const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CODE_OF_CONDUCT.md",
  "CHANGELOG.md",
  "server/realtime/SPEC.md",
  ...readdirSync("docs").flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];
/** Those whose every path is a promise. */
const MAPS = ["CONTRIBUTING.md", "docs/architecture.md"];
const TOP = /^(app|bench|core|docs|e2e|fuzz|models|prisma|scripts|server|training|workers)\//;

const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => TOP.test(path) && !/[<>*]/.test(path));
const linksIn = (text: string): string[] =>
  [...text.replace(/`[^`]*`/g, "").matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, to = ""]) => to)
    .filter((to) => !/^\w+:/.test(to));

describe("the documents", () => {
  it.each(DOCUMENTS)("%s links to files that exist", (name) => {
    const broken = linksIn(readFileSync(name, "utf8")).filter((to) => !existsSync(join(dirname(name), to)));
    expect(broken).toEqual([]);
  });

  it.each(MAPS)("%s names paths that exist", (name) => {
    const paths = pathsIn(readFileSync(name, "utf8"));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(path) && !existsSync(`${path}.ts`))).toEqual([]);
  });

  it("name npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object };
    for (const name of DOCUMENTS)
      for (const [, script = ""] of readFileSync(name, "utf8").matchAll(/npm run ([a-z][a-z-]*)/g))
        expect(Object.keys(scripts), name).toContain(script);
  });

  it("give the code one licence", () => {
    const { license } = JSON.parse(readFileSync("package.json", "utf8")) as { license: string };
    const locked = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: Record<string, { license?: string }>;
    };
    expect([license, locked.packages[""]?.license]).toEqual(["Apache-2.0", "Apache-2.0"]);
    expect(readFileSync("LICENSE", "utf8")).toMatch(/^\s*Apache License\s+Version 2\.0, January 2004/);
  });
});
