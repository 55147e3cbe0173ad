import type { Socket } from "socket.io-client";

/**
 * Connects now, whatever the socket waits for. `connect()` alone does nothing to one that waits for its next try, which may be seven
 * seconds away, or that hangs in a try on the network before.
 */
export function connectAtOnce(socket: Pick<Socket, "connected" | "connect" | "disconnect">): void {
  if (socket.connected) return;
  socket.disconnect();
  socket.connect();
}
