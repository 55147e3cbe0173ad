import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript-6";
import { describe, expect, it } from "vitest";

/** What answers people: it checks what is asked and calls the domain. */
const TRANSPORT = ["server/trpc", "server/http", "server/realtime", "app"];
const CLIENT_NAMES = new Set(["database", "db"]);

/** A folder's files, those of its subfolders too; what only tests use is not among them. */
const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path));

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesIn(child);
}

/** Where a file reaches for the database, each with what to do instead. */
function reachesIn(path: string, text: string): string[] {
  // Most files say neither word: they need no tree.
  if (!/\b(database|db|prisma)\b/.test(text)) return [];
  const source = parse(path, text);
  const at = (node: ts.Node) => `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: `;
  const faults: string[] = [];
  for (const node of nodesIn(source)) {
    const isName =
      ts.isIdentifier(node) || (ts.isStringLiteral(node) && ts.isElementAccessExpression(node.parent));
    if (isName && CLIENT_NAMES.has(node.text))
      faults.push(
        `${at(node)}${node.text}: the database is the domain's. Write a function in server/domain that takes what it uses, and hand it services.room, services.work or what else you hold.`,
      );
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    if (/^@\/prisma\/|\/prisma\/|^@prisma\//.test(node.moduleSpecifier.text))
      faults.push(
        `${at(node)}${node.moduleSpecifier.text}: the database's client is the domain's to import.`,
      );
  }
  return faults;
}

describe("transport", () => {
  it.each(TRANSPORT)("%s reaches the database through the domain alone", (folder) => {
    const files = sourcesOf(folder);
    expect(files.length).toBeGreaterThan(5);
    expect(files.flatMap((path) => reachesIn(path, readFileSync(path, "utf8")))).toEqual([]);
  });

  it.each([
    ["a query", "services.room.database.db.room.findUnique({ where: { slug } })"],
    ["the client as an argument", "listKeys(deps.database.db, actors)"],
    ["a part that is taken out", "const { database } = services.room"],
    ["the same by a string", 'services.room["database"]'],
    ["the client under its own name", "listKeys({ db }, actors)"],
    ["an import of it", 'import { openDatabase } from "@/prisma/client"'],
    ["an import of its types", 'import type { Db } from "@/prisma/client"'],
  ])("is refused %s", (_, text) => {
    expect(reachesIn("server/trpc/wrong.ts", text)).not.toEqual([]);
  });

  it.each([
    ["words of it", "/** The database is out of reach. */\nconst words = `the database is full`;"],
    ["a setting named after it", "const url = config.databaseUrl;"],
    ["what the domain is handed", "readSettings(services.room);"],
  ])("may hold %s", (_, text) => {
    expect(reachesIn("server/trpc/right.ts", text)).toEqual([]);
  });
});

/** How many queries and mutations a file makes. */
const proceduresIn = (path: string): number => {
  const nodes = nodesIn(parse(path, readFileSync(path, "utf8")));
  const isMade = (node: ts.Node) =>
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    ["query", "mutation", "subscription"].includes(node.expression.name.text);
  return [...nodes].filter(isMade).length;
};

describe("a procedure", () => {
  const files = sourcesOf("server/trpc");

  it("is in a file of its own, never in a router", () => {
    const made = files.map((path) => ({ path, count: proceduresIn(path) }));
    expect(made.filter(({ count }) => count === 1).length).toBeGreaterThan(100);
    const most = (path: string) => (path.endsWith("router.ts") ? 0 : 1);
    expect(made.filter(({ path, count }) => count > most(path))).toEqual([]);
  });

  it("is named as its file is", () => {
    const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const wrong = files.filter((path) => {
      if (proceduresIn(path) === 0) return false;
      const name = camel(basename(path, ".ts"));
      return !new RegExp(`^export const ${name} = \\w+Procedure\\b`, "m").test(readFileSync(path, "utf8"));
    });
    expect(wrong).toEqual([]);
  });
});
