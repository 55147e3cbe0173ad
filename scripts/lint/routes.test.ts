import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-6";
import { describe, expect, it } from "vitest";

const HTTP = "server/http";
const files = readdirSync(HTTP, { recursive: true, encoding: "utf8" })
  .map((name) => join(HTTP, name))
  .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|\/testing\//.test(path));

function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesIn(child);
}
const parse = (text: string): ts.Node[] => [
  ...nodesIn(ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true)),
];
const trees = new Map(files.map((path) => [path, parse(readFileSync(path, "utf8"))]));

/** Ways to learn who asks. */
const ASKING = new Set(["cookie", "ask", "sessionOf", "getSession", "freeSession", "barredFromHere"]);
/** What it declares is no asking: the router's types name `ask`. */
const asksIn = (nodes: readonly ts.Node[]): string[] =>
  nodes.flatMap((node) => {
    const isName = ts.isIdentifier(node) && !ts.isPropertySignature(node.parent);
    const isKey = ts.isStringLiteral(node) && ts.isElementAccessExpression(node.parent);
    return (isName || isKey) && ASKING.has(node.text) ? [node.text] : [];
  });

/** Functions that a file calls by their bare names. */
const callsIn = (nodes: readonly ts.Node[]): string[] =>
  nodes.flatMap((node) =>
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? [node.expression.text] : [],
  );
const callersOf = (name: string): string[] =>
  [...trees].flatMap(([path, nodes]) => (callsIn(nodes).includes(name) ? [path] : [])).sort();

describe("the identity of a visitor", () => {
  it("is read by middleware alone", () => {
    const asking = [...trees].flatMap(([path, nodes]) => (asksIn(nodes).length > 0 ? [path] : []));
    expect(asking.sort()).toEqual(
      ["renders", "role", "session"].map((name) => `${HTTP}/middleware/${name}.ts`),
    );
  });

  it.each([
    ["by the cookie", "const { cookie } = c.env.incoming.headers;"],
    ["by the cookie as a key", 'request.headers["cookie"]'],
    ["by the session", "const session = await services.sessionOf(headers);"],
    ["by the auth library", "auth.api.getSession({ headers })"],
    ["by what middleware is given", "const session = await c.var.ask();"],
  ])("is found out %s", (_way, text) => {
    expect(asksIn(parse(text))).not.toEqual([]);
  });

  it("is not considered read where code names a header or uses what middleware has set", () => {
    const text = 'outgoing.setHeader("Vary", "Cookie"); const { actor } = c.var.person;';
    expect(asksIn(parse(text))).toEqual([]);
  });
});

describe("a route", () => {
  const nouns = files.filter((path) => /\/[^/]+\/routes\.ts$/.test(path.slice(HTTP.length)));

  it("is made in the list of its noun", () => {
    expect(nouns.length).toBeGreaterThan(10);
    const pages = `${HTTP}/page/routes.ts`;
    expect(callersOf("route")).toEqual(nouns.filter((path) => path !== pages).sort());
  });

  it("is registered in one place", () => {
    const all = readFileSync(`${HTTP}/routes.ts`, "utf8");
    for (const path of nouns.filter((path) => !path.includes("/page/")))
      expect(all, path).toContain(`from ".${path.slice(HTTP.length, -".ts".length)}"`);
    expect(callersOf("mount")).toEqual([`${HTTP}/app.ts`]);
    // Only the app, the pages that it ends in and the table of the API's operations are routers.
    expect(callersOf("createRouter")).toEqual(
      ["api/routes.ts", "app.ts", "page/routes.ts"].map((name) => `${HTTP}/${name}`),
    );
  });
});
