import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS, type OperationId } from "@/core/api/operations";
import { OPEN_PATHS } from "@/server/auth/open-paths";
import { routesOf } from "@/server/http/routes";
import { type Answer, ROLE_IDS, type Row, type SomeRole } from "./roles";
import { OPERATION_ROWS, ROUTES } from "./routes";
import { askRoute } from "./testing/ask";
import { OPERATION_REQUESTS, REQUESTS, type Request } from "./testing/requests";
import { PermissionWorld } from "./testing/world";

let world: PermissionWorld;
beforeAll(async () => {
  world = await PermissionWorld.set();
});
afterAll(() => world?.server.close());

/** Asks as each role, of what is there and, where it is refused, of what is not: to a stranger both say the same. */
async function askAll(
  request: (world: PermissionWorld) => Request | Promise<Request>,
  headersOf: (role: SomeRole) => Record<string, string>,
): Promise<Row> {
  const answers: Partial<Record<SomeRole, Answer>> = {};
  for (const role of ROLE_IDS) {
    const real = await request(world);
    const said = await askRoute(world, real, headersOf(role));
    answers[role] = said.answer;
    const ghost = world.ghostOf(real);
    if (ghost === null || said.answer === "yes" || role === "user" || role === "host") continue;
    expect(
      await askRoute(world, ghost as Request, headersOf(role)),
      `${real.path} of nothing, by ${role}`,
    ).toEqual(said);
  }
  return answers as Row;
}

describe("every address that is no page", () => {
  it("has a row in the table", () => {
    const names = routesOf(world.server.services).map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it.each(Object.keys(REQUESTS))("%s answers each role as its row says", async (name) => {
    const cookie = (role: SomeRole) => ({ cookie: world.cookieOf(role) });
    expect(await askAll(REQUESTS[name] ?? (() => ({ path: "" })), cookie)).toEqual(ROUTES[name]);
  });

  it("is asked, where it has a row", () => {
    const rows = Object.entries(ROUTES).filter(([, row]) => row !== "another table");
    expect(Object.keys(REQUESTS).sort()).toEqual(rows.map(([name]) => name).sort());
  });

  it("shows its figures to this machine alone", async () => {
    const get = (headers: Record<string, string>) => fetch(`${world.server.origin}/metrics`, { headers });
    expect((await get({})).status).toBe(200);
    for (const from of ["203.0.113.9", "127.0.0.1"])
      expect((await get({ "x-forwarded-for": from })).status).toBe(404);
  });
});

describe("every operation of the API", () => {
  it("has a row in the table", () => {
    expect(Object.keys(OPERATION_ROWS).sort()).toEqual(Object.keys(OPERATIONS).sort());
  });

  it.each(Object.keys(OPERATION_ROWS) as OperationId[])(
    "%s answers each role as its row says",
    async (id) => {
      const key = (role: SomeRole): Record<string, string> => {
        const held = world.keys[role];
        return held ? { authorization: `Bearer ${held}` } : {};
      };
      expect(await askAll(OPERATION_REQUESTS[id], key)).toEqual(OPERATION_ROWS[id]);
    },
  );
});

describe("every address of the auth library", () => {
  it("is open by name, or is not there, to admins either", async () => {
    type Endpoint = {
      path?: string;
      options: { method: string | string[]; metadata?: { SERVER_ONLY?: boolean } };
    };
    const endpoints = Object.values(world.server.auth.api as unknown as Record<string, Endpoint>);
    const paths = new Set<string>();
    for (const { path, options } of endpoints) {
      if (!path || options.metadata?.SERVER_ONLY) continue;
      paths.add(path);
      if (OPEN_PATHS.includes(path)) continue;
      const { origin } = world.server;
      for (const method of [options.method].flat())
        for (const role of ["out", "user", "admin"] as const) {
          const response = await fetch(`${origin}/api/auth${path.replace(/:\w+/g, "x")}`, {
            method,
            headers: { cookie: world.cookieOf(role), origin, "content-type": "application/json" },
            ...(method === "GET" ? {} : { body: JSON.stringify({ userId: world.person("user").userId }) }),
          });
          expect(response.status, `${method} ${path} by ${role}`).toBe(404);
        }
    }
    expect(OPEN_PATHS.filter((path) => !paths.has(path))).toEqual([]);
  });
});
