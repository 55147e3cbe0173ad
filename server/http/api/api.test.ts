import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi } from "@/core/api/openapi";
import { OPERATIONS } from "@/core/api/operations";
import type { ActorId } from "@/core/kernel/ids/ids";
import { erasePerson } from "@/server/domain/account/erase-person";
import { createKey } from "@/server/domain/key/create-key";
import { listKeys, revokeKey } from "@/server/domain/key/list-keys";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { apiOf, expectProblem } from "./testing/api";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());
const { account, call } = apiOf(() => server);

const SEED = { model: "fields", seed: 7 };

describe("the document", () => {
  it("describes every operation in OpenAPI 3.1, and all its references resolve", async () => {
    const response = await call("/openapi.json");
    const document = await response.json();
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document).toEqual(JSON.parse(JSON.stringify(openApi(server.origin, "0.1.0"))));
    const ids = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
    expect(ids.sort()).toEqual(Object.keys(OPERATIONS).sort());
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(refs.length).toBeGreaterThan(20);
    for (const [, id = ""] of refs) expect(document.components.schemas).toHaveProperty(id);
    for (const [path, methods] of Object.entries(document.paths as Record<string, Record<string, never>>))
      for (const [, name = ""] of path.matchAll(/\{(\w+)\}/g))
        expect(JSON.stringify(methods)).toContain(`"name":"${name}","in":"path","required":true`);
  });
});

describe("reading", () => {
  it("needs no key, works from pages of any site, and says how many requests are left", async () => {
    for (const path of ["/works", "/models", "/models/fields", "/works?sort=applauded&hue=20&cursor=1"]) {
      const response = await call(path, { headers: { origin: "https://elsewhere.example" } });
      expect(response.status, path).toBe(200);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(Number(response.headers.get("ratelimit-remaining"))).toBeGreaterThan(0);
      expect(response.headers.get("set-cookie")).toBeNull();
    }
    const preflight = await call("/works", { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).not.toContain("POST");
  });

  it("answers 304 to clients that have it already, and only headers to HEAD", async () => {
    const first = await call("/models");
    const etag = first.headers.get("etag") ?? "";
    expect((await call("/models", { headers: { "if-none-match": etag } })).status).toBe(304);
    const head = await call("/models", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it("says what is wrong with a question, and where", async () => {
    const { errors } = await expectProblem(call("/works?hue=999"), 400, "malformed");
    expect(errors?.[0]?.path).toBe("hue");
    await expectProblem(call("/works?cursor=../x"), 400, "malformed");
    await expectProblem(call("/works/0123456789abcdef"), 404, "not_found");
    await expectProblem(call("/works/..%2f..%2fetc"), 404, "not_found");
    await expectProblem(call("/nothing"), 404, "not_found");
    const wrong = await call("/models", { method: "DELETE" });
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });
});

describe("a key", () => {
  it.each([
    ["read", "GET", "/me/works", undefined],
    ["render", "POST", "/render", SEED],
    ["publish", "POST", "/works", { room: "nowhere", title: "A title", licence: "CC0-1.0" }],
  ] as const)(
    "without the scope %s is refused where it is needed, and so is no key",
    async (scope, method, path, body) => {
      const { key } = await account();
      const others = (["read", "render", "publish"] as const).filter((s) => s !== scope);
      await expectProblem(call(path, { method, body, key: await key(...others) }), 403, "scope_missing");
      await expectProblem(call(path, { method, body }), 401, "key_invalid");
      const right = await call(path, { method, body, key: await key(scope) });
      expect([200, 202, 404]).toContain(right.status);
    },
  );

  it("that is guessed, expired, revoked or malformed gets the same answer, and too many tries are refused", async () => {
    const { key, actor } = await account();
    const { db } = server.database;
    const [expired, revoked] = [await key("read"), await key("read")];
    await db.apiKey.updateMany({ where: { prefix: expired.slice(0, 11) }, data: { expiresAt: new Date(0) } });
    const rows = await listKeys(server, [actor]);
    await revokeKey(server, [actor], rows.find((row) => revoked.startsWith(row.prefix))?.id ?? "");
    const from = "203.0.113.9";
    const said = new Set<string>();
    for (const tried of [expired, revoked, `cohue_${"A".repeat(43)}`, "x", "a b", "%00", `${revoked}x`]) {
      const problem = await expectProblem(call("/me", { key: tried, from }), 401, "key_invalid");
      said.add(problem.detail);
    }
    expect(said.size).toBe(1);
    for (let i = 0; i < 13; i++) await call("/me", { key: `cohue_${String(i).padStart(43, "0")}`, from });
    const late = await call("/me", { key: await key("read"), from });
    expect(late.status).toBe(429);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
    // Others are not held up by who guesses.
    expect((await call("/me", { key: await key("read"), from: "203.0.113.8" })).status).toBe(200);
  });

  it("is stored as its hash, shown once, and its use is noted", async () => {
    const { key, actor } = await account();
    const made = await key("read");
    const row = await server.database.db.apiKey.findFirstOrThrow({ where: { actor } });
    expect(JSON.stringify(row)).not.toContain(made.slice(12));
    expect(row.lastUsedAt).toBeNull();
    expect(await (await call("/me", { key: made })).json()).toMatchObject({
      scopes: ["read"],
      person: { actor },
    });
    expect((await listKeys(server, [actor]))[0]?.lastUsedAt).not.toBeNull();
  });

  it("stops working at once when its owner is banned or erased, and cannot be made by a guest", async () => {
    const { db } = server.database;
    const byUser = await account();
    const userKey = await byUser.key("read");
    await db.user.update({ where: { id: byUser.id }, data: { banned: true } });
    await expectProblem(call("/me", { key: userKey }), 403, "banned");
    await db.user.update({ where: { id: byUser.id }, data: { banExpires: new Date(0) } });
    expect((await call("/me", { key: userKey })).status).toBe(200);

    const byModeration = await account();
    const moderated = await byModeration.key("read");
    await db.personStanding.create({ data: { actor: byModeration.actor, bannedAt: new Date() } });
    await expectProblem(call("/me", { key: moderated }), 403, "banned");

    const erased = await account();
    const orphan = await erased.key("read");
    await erasePerson({ ...server.work, rooms: server.rooms }, erased.id, { works: "stay" });
    await expectProblem(call("/me", { key: orphan }), 401, "key_invalid");

    const guest = { actor: "a-guest" as ActorId, isGuest: true };
    await expect(createKey(server, guest, { name: "x", scopes: ["read"], days: null })).rejects.toMatchObject(
      {
        code: "forbidden",
      },
    );
  });

  it("is one of ten at most, has a name and a scope, and can be revoked only by its owner", async () => {
    const { actor, key } = await account();
    const by = { actor, isGuest: false };
    await expect(createKey(server, by, { name: "\u200b", scopes: ["read"], days: null })).rejects.toThrow();
    await expect(createKey(server, by, { name: "x", scopes: [], days: null })).rejects.toThrow();
    for (let i = 0; i < 10; i++) await key("read");
    await expect(key("read")).rejects.toMatchObject({ code: "limit_reached" });
    const [first] = await listKeys(server, [actor]);
    const other = await account();
    await expect(revokeKey(server, [other.actor], first?.id ?? "")).rejects.toMatchObject({
      code: "not_found",
    });
    await revokeKey(server, [actor], first?.id ?? "");
    await key("read");
  });
});

describe("limits by address", () => {
  it("are 120 reads a minute, then 429 with words; a key has its own limit", async () => {
    const from = "203.0.113.7";
    const { key } = await account();
    const answers = await Promise.all(
      Array.from({ length: 121 }, () => call("/models", { from, method: "HEAD" })),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    const refused = await call("/models", { from });
    expect(refused.headers.get("ratelimit-remaining")).toBe("0");
    const { detail } = await expectProblem(Promise.resolve(refused), 429, "too_frequent");
    expect(detail).toMatch(/Try again in \d+ seconds/);
    expect((await call("/models", { from, key: await key("read") })).status).toBe(200);
  });

  it("are counted by network: a household's IPv6 addresses count as one", async () => {
    const asks = (n: number) => call("/models", { from: `2001:db8:7:7::${n.toString(16)}`, method: "HEAD" });
    const answers = await Promise.all(Array.from({ length: 121 }, (_, n) => asks(n + 1)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    expect((await call("/models", { from: "2001:db8:7:8::1" })).status).toBe(200);
  });
});
