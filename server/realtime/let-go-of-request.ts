import type { IncomingMessage } from "node:http";
import type { Socket as TcpSocket } from "node:net";
import type { BaseServer } from "engine.io";
import type { RoomSocket } from "./connection";

/** Of a WebSocket's transport; nothing of it is promised to stay. */
type Transport = {
  socket?: {
    listeners: (event: "error") => { name: string }[];
    off: (event: "error", listener: never) => void;
  };
};

type Listener = (...args: unknown[]) => void;
/** What answers a WebSocket's request, and with what it listens for the end of the TCP connection, of which nobody hears from it. */
type Answer = { response: object; onClose: Listener | null };

function newestOnClose(tcp: TcpSocket): Listener | null {
  const newest = tcp.listeners("close").at(-1) as Listener | undefined;
  return newest && String(newest).includes('this.emit("close")') ? newest : null;
}

/**
 * Remembers what answers each request. Returns what drops a connection's request: with its headers, and the answer that holds it as long as the TCP connection lasts,
 * it would be a quarter of an idle connection's memory.
 */
export function noteResponses(engine: BaseServer): (socket: RoomSocket) => void {
  const answers = new WeakMap<IncomingMessage, Answer>();
  engine.use((request: IncomingMessage, response: object, next: () => void) => {
    answers.set(request, { response, onClose: newestOnClose(request.socket) });
    next();
  });
  return (socket) => {
    const { request } = socket;
    Object.assign(request, { headers: {}, rawHeaders: [] });
    const isSocket = socket.conn.transport.name === "websocket";
    const answer = answers.get(request);
    if (isSocket && answer) {
      Object.assign(answer.response, { req: null });
      if (answer.onClose) request.socket.off("close", answer.onClose);
    }
    Object.assign(socket.conn, { request: null });
    if (isSocket) dropEarlyListener(socket.conn.transport as unknown as Transport);
  };
}

/** The listener for errors before there was a transport: the transport has one of its own. */
function dropEarlyListener({ socket }: Transport): void {
  for (const listener of socket?.listeners("error") ?? [])
    if (listener.name === "onUpgradeError") socket?.off("error", listener as never);
}
