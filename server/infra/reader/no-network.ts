import { Socket as Datagram } from "node:dgram";
import { Socket } from "node:net";

/**
 * From here on nothing in this process connects to anything: a library that would follow an address in somebody's file fails there
 * and then. Processes that read strangers' files call it before the first.
 */
export function refuseNetwork(): void {
  const refuse = (): never => {
    throw new Error("nothing is fetched while a file of a stranger is read");
  };
  Socket.prototype.connect = refuse;
  Datagram.prototype.send = refuse;
  Datagram.prototype.connect = refuse;
  globalThis.fetch = async () => refuse();
  globalThis.WebSocket = class {
    constructor() {
      refuse();
    }
  } as unknown as typeof WebSocket;
}
