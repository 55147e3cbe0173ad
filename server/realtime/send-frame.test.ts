import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io as connect, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendFrame } from "./send-frame";
import type { RoomServer } from "./socket-outlet";

const http = createServer();
const io: RoomServer = new Server(http, { serveClient: false, perMessageDeflate: false });
const clients: Socket[] = [];
beforeAll(async () => {
  io.on("connection", (socket) => void socket.join("watching"));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
});
afterAll(() => {
  for (const client of clients) client.disconnect();
  return io.close();
});

async function come(transport: "websocket" | "polling"): Promise<Socket> {
  const { port } = http.address() as AddressInfo;
  const client = connect(`http://127.0.0.1:${port}`, { transports: [transport], forceNew: true });
  clients.push(client);
  await once(client as never, "connect");
  return client;
}

/** What arrives of a frame, and of what was said before and after it. */
async function heardOf(frame: Uint8Array, transport: "websocket" | "polling"): Promise<unknown[]> {
  const client = await come(transport);
  const heard: unknown[] = [];
  client.onAny((name, said) => heard.push(name === "frame" ? new Uint8Array(said) : name));
  const ended = once(client as never, "settled");
  const channel = [...io.of("/").sockets.keys()].at(-1) ?? "";
  io.to(channel).emit("asked", { work: "w" as never });
  // Nothing is sent to a connection in which something waits.
  const conn = io.of("/").sockets.get(channel)?.conn;
  while (!conn?.transport.writable) await new Promise(setImmediate);
  sendFrame(io, channel, frame);
  io.to(channel).emit("settled", { seq: 1, url: "", hash: "", width: 1 });
  await ended;
  return heard;
}

const frameOf = (length: number) => new Uint8Array(length + 7).map((_, i) => i % 251).subarray(7);

describe("F2: a frame arrives as it was sent, and what is said before and after it in its order", () => {
  // Lengths at which a WebSocket writes the length in another way.
  it.each([0, 125, 126, 65_535, 65_536])("by WebSocket, %i bytes", async (length) => {
    const frame = frameOf(length);
    expect(await heardOf(frame, "websocket")).toEqual(["asked", frame, "settled"]);
  });

  it("by long polling", async () => {
    const frame = frameOf(500);
    expect(await heardOf(frame, "polling")).toEqual(["asked", frame, "settled"]);
  });
});
