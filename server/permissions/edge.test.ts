import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperationId } from "@/core/api/operations";
import { OPEN_PATHS } from "@/server/auth/open-paths";
import { routesOf } from "@/server/http/routes";
import { BATCH_ANSWER } from "@/server/trpc/context";
import { appRouter } from "@/server/trpc/router";
import { createCallerFactory } from "@/server/trpc/trpc";
import { PROCEDURES, type Procedure } from "./procedures";
import { FOR_ALL_SITES } from "./routes";
import { INPUTS } from "./testing/inputs";
import { askRaw, dial, type Raw } from "./testing/raw";
import { OPERATION_REQUESTS, REQUESTS, type Request } from "./testing/requests";
import { PermissionWorld } from "./testing/world";

let world: PermissionWorld;
let origin: string;
beforeAll(async () => {
  world = await PermissionWorld.set();
  ({ origin } = world.server);
});
afterAll(() => world?.server.close());

const ELSEWHERE = "https://elsewhere.example";
const OTHERS: Record<string, Request> = {
  "/api/trpc/*": { path: "/api/trpc/me.get" },
  "/api/auth/*": { path: "/api/auth/ok" },
  "/api/v1/*": { path: "/api/v1/models" },
};
/** A request to each address by name, of every kind that answers. */
async function everyAddress(): Promise<[string, Request][]> {
  const asked: [string, Request][] = Object.entries(OTHERS);
  for (const [name, request] of Object.entries(REQUESTS)) asked.push([name, await request(world)]);
  return asked;
}

let asked = 0;
/** Everyone comes from elsewhere each time, so that limits by address do not meet what is tested. */
const from = () => {
  asked += 1;
  return { "x-forwarded-for": `198.19.${asked >> 8}.${asked & 255}` };
};
const ask = (path: string, more: Parameters<typeof askRaw>[2] = {}): Promise<Raw> =>
  askRaw(origin, path, { ...more, headers: { ...from(), ...more.headers } });

describe("another site", () => {
  const FOREIGN: Record<string, string>[] = [
    { origin: ELSEWHERE },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { referer: `${ELSEWHERE}/form.html` },
  ];

  it("changes nothing at any address, by any method, with anyone's cookie or none", async () => {
    const paths = [
      ...(await everyAddress()).map(([, { path }]) => path),
      ...OPEN_PATHS.map((path) => `/api/auth${path}`),
      ...Object.keys(PROCEDURES).map((path) => `/api/trpc/${path}`),
      "/api/v1/render",
      "/api/v1/works",
      "/socket.io/?EIO=4&transport=polling",
      "/gallery",
      "/admin",
      "/nothing-here",
    ];
    for (const path of paths)
      for (const [i, foreign] of FOREIGN.entries()) {
        const method = ["POST", "PUT", "PATCH", "DELETE"][i % 4] ?? "POST";
        const headers = {
          ...foreign,
          "content-type": "application/x-www-form-urlencoded",
          ...(i % 2 ? { cookie: world.cookieOf("admin") } : {}),
        };
        for (const way of new Set([method, "POST"])) {
          const said = await ask(path, { method: way, headers, body: "" });
          expect(said.status, `${way} ${path} ${JSON.stringify(foreign)}`).toBe(403);
          expect(said.headers["set-cookie"], path).toBeUndefined();
        }
      }
  });

  it("is not taken for our own page where it says nothing but its mode", async () => {
    const headers = { origin: ELSEWHERE, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    const said = await ask("/api/auth/sign-in/anonymous", { method: "POST", headers, body: "" });
    expect([said.status, said.headers["set-cookie"]]).toEqual([403, undefined]);
  });

  it("may show and read what is public, and nothing else", async () => {
    expect(
      routesOf(world.server.services)
        .filter((route) => route.isForAllSites)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...FOR_ALL_SITES].sort());
    for (const [name, { path, body }] of await everyAddress()) {
      if (body || name === "/api/v1/*") continue;
      const { headers } = await ask(path, { headers: { origin: ELSEWHERE, cookie: world.cookieOf("host") } });
      const isOpen = FOR_ALL_SITES.includes(name);
      expect([headers["access-control-allow-origin"], headers["cross-origin-resource-policy"]], name).toEqual(
        isOpen ? ["*", "cross-origin"] : [undefined, "same-origin"],
      );
      expect(headers["access-control-allow-credentials"], name).toBeUndefined();
    }
  });

  it("may read every operation of the API that reads", async () => {
    for (const id of Object.keys(OPERATION_REQUESTS) as OperationId[]) {
      const { path, body } = await OPERATION_REQUESTS[id](world);
      if (body) continue;
      const { headers } = await ask(path, { headers: { origin: ELSEWHERE } });
      expect([headers["access-control-allow-origin"], headers["cross-origin-resource-policy"]], id).toEqual([
        "*",
        "cross-origin",
      ]);
    }
  });
});

describe("every answer", () => {
  it("has a policy of what it may load, refusals and what is not there too", async () => {
    const paths = [
      ...(await everyAddress()).map(([, { path }]) => path),
      "/",
      "/gallery",
      "/api-docs",
      "/_next/static/x.js",
      "/nothing-here",
      "/api/nothing",
      "//",
      "//x/metrics",
      "/socket.io/?EIO=4&transport=polling",
    ];
    for (const path of paths)
      for (const headers of [{}, { purpose: "prefetch" }, { "next-router-prefetch": "1" }]) {
        const said = await ask(path, { headers });
        expect(said.headers["content-security-policy"], path).toMatch(/default-src/);
      }
  });

  it.each(["//", "///", "//x/healthz", "//x/metrics", "/\\x/metrics", "/..//x/metrics"])(
    "to %s is that there is nothing",
    async (path) => {
      // From this machine, which alone may see the figures.
      expect((await askRaw(origin, path)).status).toBe(404);
    },
  );

  it("to OPTIONS * says what the server understands; to * by another method that there is nothing", async () => {
    const said = await ask("*", { method: "OPTIONS" });
    expect([said.status, said.headers.allow]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    for (const method of ["GET", "POST"]) expect((await ask("*", { method })).status).toBe(404);
  });

  it("to a whole address is that of its path", async () => {
    expect((await ask(`${origin}/healthz`)).text).toBe('{"ok":true}');
  });

  it("of a page is to those who read", async () => {
    for (const method of ["POST", "PUT", "DELETE"])
      expect((await ask("/gallery", { method, headers: { origin } })).status, method).toBe(405);
  });
});

describe("a body", () => {
  const json = { "content-type": "application/json" };

  it("has a limit at every address, and beyond it is refused before it is sent", async () => {
    const most = new Map(routesOf(world.server.services).map((route) => [route.name, route.most]));
    for (const [name, { path }] of await everyAddress()) {
      const limit = most.get(name) ?? Number.NaN;
      expect(limit, name).toBeLessThanOrEqual(name === "/api/verify" ? 32 * 1024 * 1024 : 1024 * 1024);
      const line = await dial(
        origin,
        `POST ${path} HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${limit + 1}\r\n\r\n`,
      );
      await line.answered;
      line.socket.destroy();
      expect(line.heard(), name).toMatch(/^HTTP\/1.1 413 /);
    }
  });

  it("without a length is counted as it comes", async () => {
    const large = JSON.stringify({ email: "x".repeat(1_200_000) });
    const cookie = world.cookieOf("host");
    const limited: [string, Record<string, string>][] = [
      ["/api/auth/sign-in/email", {}],
      ["/api/trpc/me.rename", { cookie }],
      [`/api/match/${world.den.id}`, { cookie }],
      [`/api/sketch/${world.den.id}`, { cookie }],
      ["/api/v1/render", { authorization: `Bearer ${world.keys.host}` }],
      ["/api/verify", {}],
    ];
    for (const [path, more] of limited) {
      const headers = { origin, ...json, ...more, "transfer-encoding": "chunked" };
      const said = await ask(path, { method: "POST", headers, body: large, chunked: true });
      expect(said.status, path).toBe(413);
    }
  });

  it("of a record is small, while that of a file may be large", async () => {
    const said = await ask("/api/verify", { method: "POST", headers: json, body: "x".repeat(600_000) });
    expect(said.status).toBe(413);
  });
});

describe("calls in one request", () => {
  const batch = (n: number, separator = ",") =>
    ask(`/api/trpc/${Array(n).fill("site.get").join(separator)}?batch=1&input=%7B%7D`);

  it("are ten at most, however they are put down", async () => {
    expect((await batch(10)).status).toBe(200);
    for (const separator of [",", "%2C", "%2c"])
      expect((await batch(11, separator)).status, separator).toBe(413);
  });

  it("answer no more together than a request may", async () => {
    const answer = { left: BATCH_ANSWER };
    const context = { services: world.server.services, session: null, address: null, answer };
    await createCallerFactory(appRouter)(context).site.get();
    expect(answer.left).toBeLessThan(BATCH_ANSWER);
  });

  it.each(Object.keys(PROCEDURES) as Procedure[])("%s answers within a limit", async (path) => {
    const role = (["out", "guest", "user", "host", "moderator", "admin"] as const).findLast(
      (who) => PROCEDURES[path][who] === "yes",
    );
    if (!role) return;
    const { input, cookie = world.cookieOf(role), after } = await INPUTS[path](world, role);
    const session = cookie ? await world.server.sessionOf(cookie) : null;
    const context = { services: world.server.services, session, address: null, answer: { left: 0 } };
    const call = path
      .split(".")
      .reduce(
        (at: unknown, name) => (at as Record<string, unknown>)[name],
        createCallerFactory(appRouter)(context),
      );
    const refused = await (call as (input: unknown) => Promise<unknown>)(input).then(
      () => null,
      (error: { cause?: { code?: string } }) => error.cause?.code,
    );
    await after?.();
    expect(refused).toBe("too_large");
  });
});
