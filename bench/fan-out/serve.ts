import { createServer } from "node:http";
import { Server } from "socket.io";
import { WebSocketServer } from "ws";
import { packFrame } from "@/core/room/protocol/frame";
import { sendFrame } from "@/server/realtime/send-frame";

/**
 * One side of the fan-out comparison, in a process of its own so that its CPU time is its own: sends packed frames of
 * 10 KB at 25 a second to every connection, and reports the CPU seconds used when told to stop.
 */
const FPS = 25;
const jpeg = new Uint8Array(10_000).map((_, i) => (i * 37) & 255);
const side = process.argv[2];
const http = createServer();
let broadcast: (frame: Uint8Array) => void;

if (side === "socket.io") {
  const io = new Server(http, {
    transports: ["websocket"],
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
  });
  io.on("connection", (socket) => socket.join("room"));
  broadcast = (frame) => sendFrame(io, "room", frame);
} else {
  const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
  broadcast = (frame) => {
    for (const socket of wss.clients) socket.send(frame, { binary: true });
  };
}

http.listen(0, "127.0.0.1", () => {
  const address = http.address();
  process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
});

process.on("message", (message: { frames: number }) => {
  const before = process.cpuUsage();
  let sent = 0;
  const timer = setInterval(() => {
    // The sending time rides in the header, so that receivers can tell how long it took: both are on one clock.
    const header = { seq: sent, rev: 0, size: 256, renderMs: 0, queueMs: 0 };
    const frame = packFrame(header, jpeg);
    new DataView(frame.buffer).setFloat64(frame.length - 8, performance.timeOrigin + performance.now());
    broadcast(frame);
    sent += 1;
    if (sent < message.frames) return;
    clearInterval(timer);
    setTimeout(() => {
      const used = process.cpuUsage(before);
      process.send?.({ cpuSeconds: (used.user + used.system) / 1e6 });
    }, 200);
  }, 1000 / FPS);
});
