import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import type { Config } from "@/server/config";
import { isLocal } from "@/server/config/read-origin";
import { connectionsWithin, limitConnections, PATIENCE } from "@/server/http/limit-connections";
import type { Logger } from "@/server/infra/log/logger";
import type { Closing } from "./closing";
import type { Shared } from "./shared";

export type Listener = {
  http: Server;
  /** Resolves to where people open it. Rejects where nothing can listen there. */
  listen: () => Promise<string>;
};

/** As many connections as were asked for, or, with a warning, as this process can have. */
export const connectionsOf = ({ connections }: Config, logger: Logger): Config["connections"] => ({
  ...connections,
  all: connectionsWithin(connections.all, (words) => logger.warn(words)),
});

/** The one HTTP server. It answers nothing by itself. */
export function createListener(
  config: Config,
  {
    connections,
    closing,
    shared,
  }: { connections: Config["connections"]; closing: Closing; shared: Shared | null },
): Listener {
  const http = createServer(PATIENCE);
  limitConnections(http, { connections, trustedProxies: config.trustedProxies });
  closing.add("listener", () => void http.close());
  closing.add("requests", () => http.closeAllConnections());
  const listen = async () => {
    await new Promise<void>((listening, failed) => {
      http.once("error", failed);
      http.listen(config.port, config.host, listening);
    });
    const at = http.address() as AddressInfo;
    shared?.addresses.announce(config.nodeUrl ?? addressForNodes(at));
    return addressToOpen(config, at);
  };
  return { http, listen };
}

/** Where the instance's other nodes reach this one: where it listens, or, if that is everywhere, this machine's first address. */
export function addressForNodes({ address, port }: AddressInfo): string {
  const all = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  const outer = all.find(({ internal, family }) => !internal && family === "IPv4")?.address;
  const host = ["0.0.0.0", "::"].includes(address) ? (outer ?? "127.0.0.1") : address;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Where it can be opened: under its origin, or, where that is this machine's own name, exactly where it listens. */
function addressToOpen({ origin }: Config, { address, family, port }: AddressInfo): string {
  if (!isLocal(origin)) return origin;
  const any = { "0.0.0.0": "127.0.0.1", "::": "127.0.0.1" }[address];
  return `http://${any ?? (family === "IPv6" ? `[${address}]` : address)}:${port}`;
}
