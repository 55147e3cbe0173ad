import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { connectionsWithin, limitConnections, PATIENCE } from "./limit-connections";

const open: Server[] = [];
afterEach(() => {
  for (const http of open.splice(0)) {
    http.closeAllConnections();
    http.close();
  }
});

async function serverWith(more: object, limits: Parameters<typeof limitConnections>[1]) {
  const http = createServer({ ...PATIENCE, ...more }, (_request, response) => response.end("here"));
  open.push(http);
  limitConnections(http, limits);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  const call = async (said = ""): Promise<{ socket: Socket; closed: Promise<unknown> }> => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {}).on("data", () => {});
    const closed = once(socket, "close");
    await Promise.race([once(socket, "connect"), closed]);
    socket.write(said);
    return { socket, closed };
  };
  const answers = () => fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
  const settle = async (n: number) => {
    while ((await new Promise<number>((done) => http.getConnections((_error, count) => done(count)))) !== n)
      await new Promise((soon) => setImmediate(soon));
  };
  return { call, answers, settle };
}
const none = { trustedProxies: [] };

it.each([
  ["nothing", ""],
  ["half a head", "GET / HTTP/1.1\r\nHost: x\r\n"],
])("the server does not wait for a client that sends %s", async (_what, said) => {
  const server = await serverWith(
    { headersTimeout: 50, connectionsCheckingInterval: 20 },
    { ...none, connections: { all: 100, each: 100 } },
  );
  await (await server.call(said)).closed;
});

it("closes a connection whose request head does not come within seconds", () => {
  expect(PATIENCE.headersTimeout).toBeLessThanOrEqual(15_000);
  expect(PATIENCE.connectionsCheckingInterval).toBeLessThan(5_000);
});

it("S5: one address has a limited share of connections, and gets them back", async () => {
  const { call, answers, settle } = await serverWith({}, { ...none, connections: { all: 8, each: 2 } });
  const mine = [await call(), await call(), await call(), await call()];
  await settle(4);
  await (await call()).closed;
  mine[0]?.socket.destroy();
  await settle(3);
  expect(await answers()).toBe("here");
});

it("a named proxy may have all connections", async () => {
  const { call, settle } = await serverWith(
    {},
    { trustedProxies: ["127.0.0.0/8"], connections: { all: 6, each: 1 } },
  );
  for (let i = 0; i < 6; i++) await call();
  await settle(6);
  await (await call()).closed;
});

it("limits connections to the file descriptors that the system allows, and says so", () => {
  const words: string[] = [];
  expect(connectionsWithin(1, (said) => words.push(said))).toBe(1);
  expect(words).toEqual([]);
  expect(connectionsWithin(1_000_000_000, (said) => words.push(said))).toBeLessThan(1_000_000_000);
  expect(words.join()).toMatch(/ulimit -n/);
});
