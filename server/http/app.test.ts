import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { dial } from "@/server/permissions/testing/raw";
import { anyone } from "./middleware/role";
import { type Route, route } from "./route";
import { handlers, partOf, queryOf } from "./router";
import { sendJson } from "./send/json";
import { listenerFor } from "./testing/listener-for";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function open(
  routes: readonly Route[],
  given: Parameters<typeof listenerFor>[1] = {},
): Promise<string> {
  server = createServer(listenerFor(routes, given));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Sends a path and headers as they are: `fetch` would tidy them. */
async function ask(origin: string, path: string, { method = "GET", headers = {} } = {}) {
  const { hostname, port } = new URL(origin);
  const asking = request({ host: hostname, port, path, method, headers, agent: false });
  asking.end();
  const [answer] = await once(asking, "response");
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return {
    status: Number(answer.statusCode),
    headers: answer.headers,
    text: Buffer.concat(parts).toString(),
  };
}

const echo = handlers((c) =>
  sendJson(c.env, 200, {
    part: partOf(c, "part"),
    query: queryOf(c).get("q"),
    method: c.env.incoming.method,
    url: c.env.incoming.url,
  }),
);
const ECHO = [route("/echo/:part", echo)];

describe("an address", () => {
  it("is compared as it was written: an encoded address is another one, and stays encoded", async () => {
    const origin = await open(ECHO);
    expect((await ask(origin, "/%65cho/a")).status).toBe(404);
    for (const part of ["a%2Fb", "%41", "100%25", "%zz"])
      expect(JSON.parse((await ask(origin, `/echo/${part}`)).text).part).toBe(part);
  });

  it("with a slash added at its end is another one", async () => {
    const origin = await open(ECHO);
    expect((await ask(origin, "/echo/a/")).status).toBe(404);
  });

  it("is read with any host name and any method", async () => {
    const origin = await open(ECHO);
    for (const host of ["", "not a host", "[", "a:b:c"])
      expect((await ask(origin, "/echo/a?q=1", { headers: { host } })).status, host).toBe(200);
    for (const method of ["TRACE", "OPTIONS"])
      expect(JSON.parse((await ask(origin, "/echo/a", { method })).text).method).toBe(method);
    const { heard, answered, socket } = await dial(origin, "GET /echo/old HTTP/1.0\r\n\r\n");
    await answered;
    socket.destroy();
    expect(heard()).toContain("200 OK");
  });

  it("may have a backslash, which is read as a slash and passed on unchanged", async () => {
    const origin = await open(ECHO);
    const said = JSON.parse((await ask(origin, "/echo\\a?q=\\")).text);
    expect(said).toMatchObject({ part: "a", query: "\\", url: "/echo\\a?q=\\" });
  });

  it("answers HEAD with the headers of its full answer", async () => {
    const origin = await open(ECHO);
    const { status, headers, text } = await ask(origin, "/echo/a", { method: "HEAD" });
    expect([status, headers["content-type"], text]).toEqual([200, "application/json; charset=utf-8", ""]);
  });
});

describe("what a handler throws", () => {
  it.each([
    ["an error", new TypeError("x is not a function")],
    ["no error at all", "words"],
  ])("is answered with 500 and no details, also when it is %s", async (_what, thrown) => {
    const fails = handlers(() => {
      throw thrown;
    });
    const origin = await open([route("/fails", fails)]);
    const { status, headers, text } = await ask(origin, "/fails");
    expect([status, JSON.parse(text).error]).toEqual([500, "internal"]);
    expect(text).not.toContain(String(thrown instanceof Error ? thrown.message : thrown));
    expect(headers["content-security-policy"]).toContain("default-src");
  });
});

describe("the person behind a request's cookie", () => {
  const twice = handlers(anyone, anyone, (c) => sendJson(c.env, 200, { visitor: c.var.visitor }));
  const counting = () => {
    const asked: (string | null)[] = [];
    const sessionOf = async (headers: Headers) => {
      asked.push(headers.get("cookie"));
      return null;
    };
    return { asked, sessionOf };
  };

  it("is looked up once, however often code asks", async () => {
    const { asked, sessionOf } = counting();
    const origin = await open([route("/who", twice)], { accounts: { sessionOf } });
    await ask(origin, "/who", { headers: { cookie: "a=b" } });
    expect(asked).toEqual(["a=b"]);
  });

  it("is not looked up without a cookie, or when nobody asks", async () => {
    const { asked, sessionOf } = counting();
    const origin = await open([route("/who", twice), ...ECHO], { accounts: { sessionOf } });
    await ask(origin, "/who");
    await ask(origin, "/echo/a", { headers: { cookie: "a=b" } });
    expect(asked).toEqual([]);
  });
});
