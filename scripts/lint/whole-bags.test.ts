import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-6";
import { describe, expect, it } from "vitest";

/** `server/compose` puts the bags together; nobody else takes one whole. Routes hand all services on, to handlers that take parts. */
const BAGS = ["Services", "WorkParts", "RoomDeps", "Infra"];
const PARTS_OF_SERVICES = BAGS.filter((bag) => bag !== "Services");
/** What answers people and what it calls. */
const TAKERS: [folder: string, bags: readonly string[]][] = [
  ["server/domain", BAGS],
  ["server/trpc", BAGS],
  ["server/realtime", BAGS],
  ["server/auth", BAGS],
  ["server/http", PARTS_OF_SERVICES],
];

const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/testing\/|testing\.ts$/.test(path));

/** A bag that a type takes whole, also as a part of an intersection; null where it takes parts of one. */
function bagIn(type: ts.TypeNode | undefined, bags: readonly string[]): string | null {
  if (!type) return null;
  if (ts.isIntersectionTypeNode(type))
    return type.types.map((part) => bagIn(part, bags)).find((bag) => bag !== null) ?? null;
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return null;
  return bags.includes(type.typeName.text) ? type.typeName.text : null;
}

/** Parameters, of functions and of function types, that take a bag whole. */
function takesIn(path: string, text: string, bags = BAGS): string[] {
  if (!bags.some((bag) => text.includes(bag))) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    const bag = ts.isParameter(node) ? bagIn(node.type, bags) : null;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (bag) faults.push(`${path}:${line}: takes ${bag} whole. Say what it uses: Pick<${bag}, …>.`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

describe("a function takes what it uses", () => {
  it.each(TAKERS)("%s takes no whole bag of services", (folder, bags) => {
    const files = sourcesOf(folder);
    expect(files.length).toBeGreaterThan(5);
    expect(files.flatMap((path) => takesIn(path, readFileSync(path, "utf8"), bags as string[]))).toEqual([]);
  });

  it.each([
    ["as a parameter", "export function shown(deps: WorkParts, id: string) {}"],
    ["taken apart", "const origin = ({ origin }: Services) => origin"],
    ["with more", "async function make(deps: RoomDeps & { rooms: Rooms }) {}"],
    ["in a class", "class Screen { constructor(private readonly deps: Infra) {} }"],
    ["in a function's type", "type Job = (deps: WorkParts) => Promise<void>"],
  ])("is refused one %s", (_how, text) => {
    expect(takesIn("one.ts", text)).toHaveLength(1);
  });

  it("may take parts of a bag", () => {
    expect(takesIn("one.ts", 'function shown(deps: Pick<RoomDeps, "database">) {}')).toEqual([]);
  });
});
