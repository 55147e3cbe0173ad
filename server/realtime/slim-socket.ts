import type { EventEmitter } from "node:events";
import type { RoomSocket } from "./connection";
import { ShortMap } from "./short-map";

/** What Socket.IO keeps of a connection besides what it promises; nothing of it is promised to stay. */
type Inner = {
  fns: unknown[];
  client: {
    sockets: Iterable<[string, object]>;
    nsps: Iterable<[string, object]>;
    decoder: { _callbacks: Record<string, unknown[]> };
  };
  conn: { transport: EventEmitter; cleanupFn: unknown[] };
};
type Listener = (...args: unknown[]) => void;

/** Nothing is kept of the request. */
const NO_HANDSHAKE = Object.freeze({ headers: {}, query: {}, auth: {} });
/** Answers to the server's questions. It asks none, and ids of answers are unique in a namespace, so that connections can share them. */
const ANSWERS = new Map();

/** Makes smaller what Socket.IO holds of a connection that just began, so that thousands of silent ones are cheap. */
export function slimSocket(socket: RoomSocket): void {
  const { fns, client, conn } = socket as unknown as Inner;
  Object.assign(socket, { handshake: NO_HANDSHAKE, acks: ANSWERS, fns: exact(fns) });
  Object.assign(client, { sockets: new ShortMap(client.sockets), nsps: new ShortMap(client.nsps) });
  const heard = client.decoder._callbacks;
  for (const event of Object.keys(heard)) heard[event] = exact(heard[event] ?? []);
  // The room that has the socket's own name: everything is sent to our channels.
  void socket.leave(socket.id);
  if (socket.conn.transport.name !== "websocket") return;
  Object.assign(conn, { cleanupFn: exact(conn.cleanupFn) });
  // Only answers to polls have headers.
  conn.transport.removeAllListeners("headers");
  listenAnew(conn.transport);
}

/** The same list without the sixteen places that the first `push` makes. */
const exact = <T>(list: readonly T[]): T[] => [...list];

/** Gives an emitter the same listeners again: its table never gets smaller by itself. */
function listenAnew(emitter: EventEmitter): void {
  const all = emitter.eventNames().map((event) => [event, emitter.rawListeners(event)] as const);
  emitter.removeAllListeners();
  for (const [event, listeners] of all)
    for (const listener of listeners) emitter.on(event, listener as Listener);
}
