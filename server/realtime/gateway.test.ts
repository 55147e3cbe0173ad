import { once } from "node:events";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { askRaw, dial } from "@/server/permissions/testing/raw";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import { Tab, type TestSocket } from "@/server/testing/tab";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

const upgrade = (path: string, kind: string, more = "") =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${kind}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${more}\r\n`;

it("an upgrade that nothing handles gets an answer, and the server closes its connection even if the client does not", async () => {
  const before = server.realtime.count();
  for (const path of ["/", "/x", "/healthz", "/socket.iox", "/_next/webpack-hmr", "//socket.io/", "*"])
    for (const kind of ["websocket", "h2c"]) {
      const line = await dial(server.origin, upgrade(path, kind));
      await line.closed;
      expect(line.heard(), `${kind} ${path}`).toMatch(/^HTTP\/1.1 404 /);
    }
  for (const more of ["", "Origin: https://elsewhere.example\r\n"]) {
    const line = await dial(
      server.origin,
      upgrade("/socket.io/?EIO=4&transport=websocket", "websocket", more),
    );
    await line.closed;
    expect(line.heard()).toMatch(/^HTTP\/1.1 4/);
  }
  expect(server.realtime.count()).toBe(before);
});

it("each poll gets exactly one answer, even when it is refused", async () => {
  const faults: unknown[] = [];
  const note = (fault: unknown) => faults.push(fault);
  process.on("uncaughtException", note);
  const polls = "/socket.io/?EIO=4&transport=polling";
  const statuses = [];
  for (const headers of [{}, { origin: server.origin }, { origin: "https://elsewhere.example" }])
    for (const path of [polls, `${polls}&sid=unknown`, "/socket.io/?EIO=3&transport=polling", "/socket.io/"])
      statuses.push((await askRaw(server.origin, path, { headers })).status);
  expect(statuses).toEqual([200, 400, 400, 400, 200, 400, 400, 400, 403, 400, 403, 400]);
  for (const method of ["PUT", "HEAD", "DELETE"])
    expect(
      (await askRaw(server.origin, polls, { method, headers: { origin: server.origin } })).status,
      method,
    ).toBe(405);
  process.off("uncaughtException", note);
  expect(faults).toEqual([]);
});

/** A WebSocket that speaks for somebody without the client's library; `gone` when it was closed. */
async function bare(cookie: string): Promise<{ ws: WebSocket; gone: Promise<unknown>; isIn: boolean }> {
  const ws = new WebSocket(`${server.origin.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`, {
    headers: { origin: server.origin, cookie },
  });
  const gone = new Promise((closed) => ws.once("close", closed));
  ws.on("error", () => {});
  ws.once("open", () => ws.send("40"));
  const isIn = await new Promise<boolean>((answer) => {
    ws.on("message", (text) => {
      const said = String(text);
      if (said.startsWith("40")) answer(true);
      if (said === "2") ws.send("3");
    });
    ws.once("close", () => answer(false));
  });
  return { ws, gone, isIn };
}

it("S5: a person has at most 24 sockets, and can open new ones after closing some", async () => {
  const guest = await server.guest("Many");
  const before = server.realtime.count();
  const all = await Promise.all(Array.from({ length: 30 }, () => bare(guest.cookie)));
  const inside = all.filter(({ isIn }) => isIn);
  expect(inside).toHaveLength(24);
  for (const { ws } of inside) ws.terminate();
  while (server.realtime.count() > before) await new Promise((soon) => setImmediate(soon));
  const again = await bare(guest.cookie);
  expect(again.isIn).toBe(true);
  again.ws.terminate();
});

it.each([
  ["bytes", 40, `42${JSON.stringify(["edit", { filler: "x".repeat(60_000) }])}`],
  ["messages", 2_500, '42["react",{"kind":"heart"}]'],
  ["packets that are no message", 2_500, "3"],
])(
  "a flood of %s, spread over sockets, closes all sockets of that person and no others",
  async (_what, n, text) => {
    const [flooder, other] = [await server.guest("Flood"), await server.guest("Other")];
    const sockets = [await bare(flooder.cookie), await bare(flooder.cookie)];
    const calm = await bare(other.cookie);
    for (let i = 0; i < n; i++)
      for (const { ws } of sockets) if (ws.readyState === WebSocket.OPEN) ws.send(text);
    for (const { gone } of sockets) await gone;
    expect(calm.ws.readyState).toBe(WebSocket.OPEN);
    expect((await bare(flooder.cookie)).isIn).toBe(false);
    calm.ws.terminate();
  },
);

it("a flood by long polling is cut off in the middle of a request body", async () => {
  const { cookie } = await server.guest("Polls");
  const headers = { origin: server.origin, cookie };
  const polls = "/socket.io/?EIO=4&transport=polling";
  const opened = await askRaw(server.origin, polls, { headers });
  const { sid } = JSON.parse(opened.text.slice(1));
  const body = ["40", ...Array(5_000).fill('42["react",{"kind":"heart"}]')].join("\x1e").slice(0, 60_000);
  await askRaw(server.origin, `${polls}&sid=${sid}`, { method: "POST", headers, body });
  const after = await askRaw(server.origin, `${polls}&sid=${sid}`, { headers });
  // Gone, or told that it is.
  expect(after.status === 400 || after.text.includes("1")).toBe(true);
  expect((await askRaw(server.origin, `${polls}&sid=${sid}`, { headers })).status).toBe(400);
});

/** A proxy of an office: it passes requests on and refuses every upgrade. */
async function withoutSockets(target: string) {
  const { hostname, port } = new URL(target);
  const proxy = createServer((request, response) => {
    const headers = { ...request.headers, "x-forwarded-for": "203.0.113.7" };
    const up = ask({ hostname, port, path: request.url, method: request.method, headers }, (down) => {
      response.writeHead(down.statusCode ?? 502, down.headers);
      down.pipe(response);
    });
    up.on("error", () => response.destroy());
    request.pipe(up);
  });
  proxy.on("upgrade", (_request, socket) =>
    socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n"),
  );
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return { proxy, at: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

it("S6: a room works by long polling where every upgrade is refused, also with polls that have no origin, as browsers send them", async () => {
  const { proxy, at } = await withoutSockets(server.origin);
  const [host, member] = [await server.guest("Host"), await server.guest("Member")];
  const room = await server.room(host);
  await server.enter(member, room.slug);
  const polling = async (cookie: string): Promise<Tab> => {
    const socket: TestSocket = io(at, {
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnection: false,
      forceNew: true,
      transportOptions: {
        websocket: { extraHeaders: { origin: server.origin, cookie } },
        polling: { extraHeaders: { cookie } },
      },
    });
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    });
    return new Tab(socket, `client-${cookie.length}-${Math.trunc(performance.now())}` as never);
  };
  const [one, two] = [await polling(host.cookie), await polling(member.cookie)];
  expect((await one.join(room.id)).ok).toBe(true);
  expect((await two.join(room.id)).ok).toBe(true);
  await two.edit({ kind: "contribution", control: "warmth" as never, value: 2 });
  await one.hears("committed");
  await one.hears("frame");
  expect(one.socket.io.engine.transport.name).toBe("polling");
  for (const { socket } of [one, two]) socket.disconnect();
  proxy.closeAllConnections();
  proxy.close();
});
