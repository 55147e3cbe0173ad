import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { io } from "socket.io-client";
import { WebSocket } from "ws";

export type FanOut = { cpuSeconds: number; latencies: number[]; received: number; sent: number };

const CLIENTS = 100;
const FRAMES = 100;

/** Connects 100 receivers to one side, has it send 100 frames at 25 a second, and says what that cost it. */
export async function measureFanOut(side: "socket.io" | "ws"): Promise<FanOut> {
  const child = fork(fileURLToPath(new URL("serve.ts", import.meta.url)), [side], {
    execArgv: ["--import", "tsx"],
  });
  const { port } = await message<{ port: number }>(child);
  const latencies: number[] = [];
  const receive = (bytes: Uint8Array) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    latencies.push(performance.timeOrigin + performance.now() - view.getFloat64(bytes.byteLength - 8));
  };
  const close = await (side === "ws" ? connectWs(port, receive) : connectSocketIo(port, receive));
  child.send({ frames: FRAMES });
  const { cpuSeconds } = await message<{ cpuSeconds: number }>(child);
  close();
  child.kill();
  return { cpuSeconds, latencies, received: latencies.length, sent: CLIENTS * FRAMES };
}

async function message<T>(child: ChildProcess): Promise<T> {
  const [value] = await once(child, "message");
  return value as T;
}

async function connectWs(port: number, receive: (bytes: Uint8Array) => void): Promise<() => void> {
  const sockets = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}`);
      await once(socket, "open");
      socket.on("message", (data: Buffer) => receive(data));
      return socket;
    }),
  );
  return () => {
    for (const socket of sockets) socket.terminate();
  };
}

async function connectSocketIo(port: number, receive: (bytes: Uint8Array) => void): Promise<() => void> {
  const sockets = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const socket = io(`http://127.0.0.1:${port}`, {
        transports: ["websocket"],
        reconnection: false,
        forceNew: true,
      });
      await new Promise<void>((resolve) => socket.on("connect", resolve));
      socket.on("frame", receive);
      return socket;
    }),
  );
  return () => {
    for (const socket of sockets) socket.disconnect();
  };
}
