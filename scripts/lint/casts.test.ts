import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-6";
import { expect, it } from "vitest";

/**
 * Where a string is declared to be an id, each with its reason. Everywhere else ids come from a schema (`RoomId.parse`), from a
 * row's mapper (`asRoom`), or from a record's keys (`idsOf`).
 */
const REASONS: Readonly<Record<string, string>> = {
  "app/_room/live/random-id.ts": "makes ids; the schemas would cost the browser bytes",
  "app/r/[slug]/_components/finish/use-hand-tiles.ts": "splits what it joined from ids",
  "core/kernel/canon/hash.ts": "makes hashes",
  "core/picture/recipe/finish-controls.ts": "joins checked parts at every frame",
  "core/room/client/room-client.ts": "nobody, until the server has said who",
};
const ID = /^(Sha256|[A-Z]\w*Id)$/;

const sources = ["app", "core", "server", "workers"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter(
      (path) => /\.tsx?$/.test(path) && !/\.(test|contract)\.tsx?$|\/testing\/|\/testing\.ts$/.test(path),
    ),
);

/** Whether a type names an id: by itself, in a list of ids, or beside null. */
const namesId = (type: ts.TypeNode): boolean =>
  (ts.isTypeReferenceNode(type) && ID.test(type.typeName.getText())) ||
  (ts.isArrayTypeNode(type) && namesId(type.elementType)) ||
  (ts.isUnionTypeNode(type) && type.types.some(namesId));

function castsIn(path: string, text: string): number {
  if (!/ as /.test(text)) return 0;
  let casts = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && namesId(node.type)) casts += 1;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return casts;
}

it("a string becomes an id in its schema, its table's mapper, or for a reason that stands here", () => {
  const casting = sources.filter((path) => castsIn(path, readFileSync(path, "utf8")) > 0);
  expect(casting.sort()).toEqual(Object.keys(REASONS).sort());
});

it.each([
  ["of one", "const id = text as RoomId"],
  ["of a list", "const ids = Object.keys(all) as ActorId[]"],
  ["that may be null", "const id = (text || null) as WorkId | null"],
  ["of a hash", "hash as Sha256"],
])("a cast %s is found", (_what, text) => {
  expect(castsIn("one.ts", text)).toBe(1);
});
