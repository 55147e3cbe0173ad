import { afterAll, beforeAll, expect, it } from "vitest";
import type { OperationId } from "@/core/api/operations";
import { eachDatabase } from "@/server/infra/db/testing";
import { PROCEDURES, type Procedure } from "./procedures";
import { askProcedure, askRoute } from "./testing/ask";
import { INPUTS } from "./testing/inputs";
import { OPERATION_REQUESTS, REQUESTS } from "./testing/requests";
import { PermissionWorld } from "./testing/world";

/** The value once for each text in it, that text with a character that PostgreSQL keeps in no column. */
function* withNul(value: unknown): Generator<unknown> {
  if (typeof value === "string") yield `${value}\0`;
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value))
    for (const changed of withNul(part))
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

/** What may be left out, and is a text. */
const MORE: Partial<Record<Procedure, object[]>> = {
  "admin.people.list": [{ search: "a" }, { cursor: "a" }],
  "admin.audit.list": [{ action: "a" }, { actor: "a" }, { target: "a" }, { cursor: "a" }],
  "room.list": [{ search: "a" }, { cursor: "a" }],
  "work.list": [{ search: "a" }, { tag: "a" }, { cursor: "a" }],
  "model.list": [{ search: "a" }],
  "room.enter": [
    { slug: "a", password: "abcd" },
    { slug: "a", invite: "a" },
  ],
};

eachDatabase("a text with a NUL", (database) => {
  let world: PermissionWorld;
  beforeAll(async () => {
    world = await PermissionWorld.set({ url: database().url });
  });
  afterAll(() => world?.server.close());

  it.each(Object.keys(PROCEDURES) as Procedure[])("is no fault of ours in %s", async (path) => {
    const role = (["out", "guest", "user", "host", "moderator", "admin"] as const).findLast(
      (who) => PROCEDURES[path][who] === "yes",
    );
    if (!role) return;
    const { input, cookie = world.cookieOf(role), after } = await INPUTS[path](world, role);
    for (const base of [input, ...(MORE[path] ?? [])])
      for (const asked of withNul(base)) {
        const said = await askProcedure(world, path, asked, cookie);
        expect.soft(said.status, `${path} ${JSON.stringify(asked)}: ${said.text}`).toBeLessThan(500);
      }
    await after?.();
  });

  it("is no fault of ours in any query of any address", async () => {
    for (const [name, request] of Object.entries({ ...REQUESTS, ...OPERATION_REQUESTS })) {
      const { path, body } = await request(world);
      if (body) continue;
      const [address = "", query = ""] = path.split("?");
      const names = new Set([...new URLSearchParams(query).keys(), "search", "tag", "cursor", "model", "q"]);
      for (const key of names) {
        const asked = new URLSearchParams(query);
        asked.set(key, `${asked.get(key) ?? "a"}\0`);
        const said = await askRoute(world, { path: `${address}?${asked}` }, {});
        expect.soft(said.status, `${name} ${key}: ${said.text}`).toBeLessThan(500);
      }
      const said = await askRoute(world, { path: `${address}%00` }, {});
      expect.soft(said.status, `${name}%00`).toBeLessThan(500);
    }
  });

  it("is refused in a page's query", async () => {
    for (const path of ["/gallery?search=a%00", "/admin/people?search=%00b&cursor=1"]) {
      const said = await askRoute(world, { path }, {});
      expect([said.status, said.answer], path).toEqual([400, "malformed"]);
    }
  });

  it("is no fault of ours in any body of the API", async () => {
    for (const id of Object.keys(OPERATION_REQUESTS) as OperationId[]) {
      const { path, body } = await OPERATION_REQUESTS[id](world);
      if (!body) continue;
      const headers = { authorization: `Bearer ${world.keys.host}` };
      for (const asked of withNul(body)) {
        const said = await askRoute(world, { path, body: asked as object }, headers);
        expect.soft(said.status, `${id} ${JSON.stringify(asked)}: ${said.text}`).toBeLessThan(500);
      }
    }
  });

  it("is no fault of ours where people come in", async () => {
    const { origin } = world.server;
    const account = { name: "Ana", email: "ana@example.org", password: "correct horse battery" };
    const calls: [string, object][] = [
      ...[...withNul(account)].map((body): [string, object] => ["/sign-up/email", body as object]),
      ...[...withNul({ email: account.email, password: account.password })].map((body): [string, object] => [
        "/sign-in/email",
        body as object,
      ]),
      ...[...withNul({ name: "Ana", image: "a" })].map((body): [string, object] => [
        "/update-user",
        body as object,
      ]),
    ];
    for (const [path, body] of calls) {
      const said = await fetch(`${origin}/api/auth${path}`, {
        method: "POST",
        headers: { origin, "content-type": "application/json", cookie: world.cookieOf("guest") },
        body: JSON.stringify(body),
      });
      expect.soft(said.status, `${path} ${JSON.stringify(body)}: ${await said.text()}`).toBeLessThan(500);
    }
  });
});
