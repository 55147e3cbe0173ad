import { createServer, type RequestListener } from "node:http";
import next from "next";
import type { Config } from "@/server/config";
import type { Upgrade } from "@/server/http/handle-upgrade";

/** What renders the pages. */
export type Pages = {
  /** Resolves when pages can be asked for. */
  open: () => Promise<{ answer: RequestListener; upgrade?: Upgrade }>;
  close: () => Promise<void>;
};

/** Next: from what was built, or, while one develops, from the sources. */
export function nextPages({ dev, host, port }: Pick<Config, "dev" | "host" | "port">): Pages {
  // Next puts its listener of upgrades here, where it is given what is its and nothing else.
  const upgrades = createServer();
  const pages = next({
    dev,
    httpServer: upgrades,
    hostname: host.includes(":") ? `[${host}]` : host,
    port,
    quiet: true,
  });
  const upgrade: Upgrade = (request, socket, head) => {
    if (!upgrades.emit("upgrade", request, socket, head)) socket.destroy();
  };
  return {
    open: async () => {
      await pages.prepare();
      return { answer: pages.getRequestHandler(), ...(dev && { upgrade }) };
    },
    close: () => pages.close(),
  };
}
