import type { IncomingMessage } from "node:http";
import type { BaseServer } from "engine.io";
import type { RoomSocket } from "./connection";

/** Of a WebSocket's transport; nothing of it is promised to stay. */
type Transport = {
  socket?: {
    listeners: (event: "error") => { name: string }[];
    off: (event: "error", listener: never) => void;
  };
};

/**
 * Remembers what answers each request. Returns what drops a connection's request: with its headers, and the answer that holds it as long as the TCP connection lasts,
 * it would be a quarter of an idle connection's memory.
 */
export function noteResponses(engine: BaseServer): (socket: RoomSocket) => void {
  const responses = new WeakMap<IncomingMessage, object>();
  engine.use((request: IncomingMessage, response: object, next: () => void) => {
    responses.set(request, response);
    next();
  });
  return (socket) => {
    const { request } = socket;
    Object.assign(request, { headers: {}, rawHeaders: [] });
    Object.assign(socket.handshake, { headers: {}, query: {} });
    const isSocket = socket.conn.transport.name === "websocket";
    const response = responses.get(request);
    if (isSocket && response) Object.assign(response, { req: null });
    Object.assign(socket.conn, { request: null });
    if (isSocket) dropEarlyListener(socket.conn.transport as unknown as Transport);
  };
}

/** The listener for errors before there was a transport: the transport has one of its own. */
function dropEarlyListener({ socket }: Transport): void {
  for (const listener of socket?.listeners("error") ?? [])
    if (listener.name === "onUpgradeError") socket?.off("error", listener as never);
}
