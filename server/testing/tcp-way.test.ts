import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { tcpWay } from "./tcp-way";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

/** A server that says a name to whoever comes, and then what it is told. */
async function echo(name: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => {}).write(name);
    socket.pipe(socket);
  }).listen(0, "127.0.0.1");
  ends.push(() => void server.close());
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

const said = async (socket: Socket): Promise<string> => String((await once(socket, "data"))[0]);

async function come(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  ends.push(() => socket.destroy());
  return socket;
}

it("hands on nothing while it is cut, closes nothing, and hands on what was said once it is whole", async () => {
  const way = await tcpWay(await echo("a"));
  ends.push(way.stop);
  const before = await come(way.port);
  expect(await said(before)).toBe("a");
  way.cut();
  const during = await come(way.port);
  before.write("held");
  during.write("late");
  await once(during, "connect");
  // Another way to the same kind of server has answered twice by now, and this one is silent.
  const other = await tcpWay(await echo("b"));
  ends.push(other.stop);
  const quick = await come(other.port);
  expect(await said(quick)).toBe("b");
  quick.write("quick");
  expect(await said(quick)).toBe("quick");
  expect([before.readableLength, before.destroyed, during.destroyed]).toEqual([0, false, false]);
  way.mend();
  expect(await said(before)).toBe("held");
  expect(await said(during)).toContain("a");
});

it("leads to another address, and ends the connections to the one before", async () => {
  const way = await tcpWay(await echo("first"));
  ends.push(way.stop);
  const before = await come(way.port);
  expect(await said(before)).toBe("first");
  const ended = once(before, "close");
  way.lead(await echo("second"));
  await ended;
  expect(await said(await come(way.port))).toBe("second");
});
