import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { expect, it, onTestFinished } from "vitest";
import { connectAtOnce } from "./connect-at-once";

const HOUR = 3_600_000;

/** A server that refuses every connection until it is opened, and a socket that waits an hour after each refusal. */
async function apart() {
  const http = createServer((_, answer) => answer.writeHead(503).end());
  await once(http.listen(0), "listening");
  const { port } = http.address() as AddressInfo;
  const socket = io(`http://localhost:${port}`, {
    ...{ autoConnect: false, transports: ["websocket"] },
    ...{ reconnectionDelay: HOUR, reconnectionDelayMax: HOUR, randomizationFactor: 0 },
  });
  const refused = new Promise((resolve) => socket.once("connect_error", resolve));
  const connected = new Promise((resolve) => socket.once("connect", () => resolve(socket.id)));
  const server = new Server();
  onTestFinished(async () => {
    socket.disconnect();
    await server.close();
    http.close();
  });
  return { socket, refused, connected, open: () => server.attach(http) };
}

it("connects a socket at once that waits for its next try", async () => {
  const { socket, refused, connected, open } = await apart();
  socket.connect();
  await refused;
  open();
  connectAtOnce(socket);
  expect(await connected).toBe(socket.id);
});

it("waits for the next try again where the server still refuses", async () => {
  const { socket, refused, connected, open } = await apart();
  socket.connect();
  await refused;
  const again = new Promise((resolve) => socket.once("connect_error", resolve));
  connectAtOnce(socket);
  await again;
  expect(socket.active).toBe(true);
  open();
  connectAtOnce(socket);
  expect(await connected).toBe(socket.id);
});

it("leaves a socket alone that is connected", async () => {
  const { socket, connected, open } = await apart();
  open();
  socket.connect();
  const id = await connected;
  connectAtOnce(socket);
  expect(socket).toMatchObject({ connected: true, id });
});
