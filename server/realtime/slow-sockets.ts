import type { RoomServer } from "./socket-outlet";

/** Bytes that may wait for a connection that does not read them. Edits are never dropped, so beyond this the connection is ended. */
const MOST = 8 * 1024 * 1024;
const EVERY_MS = 1_000;

/** What of an engine.io connection says how much waits in it; nothing of it is promised to stay. */
type Conn = {
  writeBuffer?: readonly { data?: unknown }[];
  transport?: { socket?: { bufferedAmount?: number; terminate?: () => void } };
  close: (discard: boolean) => void;
};

/** Bytes that wait for one connection: handed to its socket and not taken by the network, or not handed over yet. */
export function waitingIn(conn: Conn): number {
  const queued = (conn.writeBuffer ?? []).reduce((sum, { data }) => sum + sizeOf(data), 0);
  return queued + (conn.transport?.socket?.bufferedAmount ?? 0);
}

const sizeOf = (data: unknown): number =>
  typeof data === "string" ? data.length : ArrayBuffer.isView(data) ? data.byteLength : 0;

/** Ends it at once: a message of farewell would wait behind the others. */
function drop(connection: Conn): void {
  const { socket } = connection.transport ?? {};
  if (socket?.terminate) socket.terminate();
  else connection.close(true);
}

/**
 * Ends connections that read too slowly for what is sent: a page whose connection ends comes back and is told the present state, which
 * is far less. Returns what stops the looking.
 */
export function endSlowSockets(io: RoomServer, most = MOST, everyMs = EVERY_MS): () => void {
  const timer = setInterval(() => {
    for (const { conn } of io.of("/").sockets.values()) {
      const connection = conn as unknown as Conn;
      if (waitingIn(connection) > most) drop(connection);
    }
  }, everyMs);
  return () => clearInterval(timer);
}
