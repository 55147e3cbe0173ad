import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Services } from "@/server/services";
import { clientAddresses } from "./client-address";
import { targetOf } from "./request-target";
import { isSocketPath } from "./socket-path";

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The one listener of upgrade requests. An upgrade without a taker is answered and its connection ended, or it would stay open for ever. */
export function handleUpgrade(
  { config, upkeep }: Pick<Services, "config" | "upkeep">,
  { sockets, pages }: { sockets: Upgrade; pages?: Upgrade },
): Upgrade {
  const noteAddress = clientAddresses(config.trustedProxies, (address) => upkeep.proxies.saw(address));
  return (request, socket, head) => {
    noteAddress(request);
    const target = targetOf(request.method, request.url);
    if (target && target !== "*") {
      request.url = target.url;
      if (isSocketPath(target.path)) return sockets(request, socket, head);
      // The page's own tools while one develops; built, there are none.
      if (pages && target.path.startsWith("/_next/")) return pages(request, socket, head);
    }
    refuseUpgrade(socket);
  };
}

export function refuseUpgrade(socket: Duplex): void {
  socket.on("error", () => {});
  socket.write("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  // The other side may never end its half.
  (socket as Socket).destroySoon();
}
