import type { Server } from "node:http";
import type { Socket } from "node:net";
import { inRanges, plainAddress } from "@/server/domain/identity/address";
import { networkOf } from "@/server/domain/identity/network";

type Limits = {
  /** Connections at once: in all, and from one network (an IPv4 address, or the first 64 bits of an IPv6 one). */
  connections: { all: number; each: number };
  trustedProxies: readonly string[];
};

/** Milliseconds that a request's head may take from its first byte, or a new connection until it has sent one. */
const HEADERS_MS = 15_000;
/** Milliseconds until a whole request has come: a file of 32 MB at a megabit a second takes 270 s. */
const REQUEST_MS = 300_000;
const LOOK_MS = 2_000;

/** Timeouts of the server, so that silent clients cannot keep connections. */
export const PATIENCE = {
  headersTimeout: HEADERS_MS,
  requestTimeout: REQUEST_MS,
  connectionsCheckingInterval: LOOK_MS,
} as const;

/**
 * Ends connections beyond the limits as they come. One private address may have half of all, since a proxy that nobody named may
 * stand there; a named one may have all, and sockets behind it are counted by whom it speaks for.
 */
export function limitConnections(http: Server, { connections, trustedProxies }: Limits): void {
  const { all, each } = connections;
  const isTrusted = inRanges(trustedProxies);
  const open = new Map<string, number>();
  http.maxConnections = all;
  http.on("connection", (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress ?? "");
    if (!address || isTrusted(address)) return;
    const network = networkOf(address);
    const who = network ?? address;
    const count = (open.get(who) ?? 0) + 1;
    if (count > (network ? each : Math.max(each, all / 2))) return void socket.destroy();
    open.set(who, count);
    socket.once("close", () => {
      const left = (open.get(who) ?? 1) - 1;
      if (left > 0) open.set(who, left);
      else open.delete(who);
    });
  });
}

/** Descriptors that connections may take: the rest is for the database, files and workers. */
const SHARE = 0.8;

/** As many connections as were asked for, or as this process can have, with a warning where those are fewer. */
export function connectionsWithin(asked: number, warn: (words: string) => void): number {
  const report = process.report?.getReport() as
    | { userLimits?: { open_files?: { soft?: number | string } } }
    | undefined;
  const files = Number(report?.userLimits?.open_files?.soft);
  const most = Math.floor(files * SHARE);
  if (!(most < asked)) return asked;
  warn(
    `this process may have ${files} files open, so it takes ${most} connections, not ${asked}: raise the limit (ulimit -n), or lower MAX_CONNECTIONS`,
  );
  return most;
}
