import type { IncomingMessage } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { isLoopback } from "@/server/domain/identity/address";
import { clientAddress, FORWARDING } from "./client-address";

const READS = ["GET", "HEAD", "OPTIONS"];
/** Who sent a request, where a browser says so: our own pages, or a person who typed an address. */
const OWN = ["same-origin", "none"];

/**
 * Refuses whatever could change something when it comes from another site: a form, a script, a page without an origin. Browsers
 * say where a request comes from; what says nothing is no browser, and has no one's cookies.
 */
export function requireOwnSite({ method, headers }: IncomingMessage, trusted: readonly string[]): void {
  if (READS.includes(method ?? "")) return;
  const { origin, referer } = headers;
  const site = headers["sec-fetch-site"];
  const from = origin ?? (referer && (URL.parse(referer)?.origin ?? "unreadable"));
  const isForeign = from !== undefined && !trusted.includes(from);
  if (isForeign || (site !== undefined && !OWN.includes(String(site))))
    throw new AppError(
      "forbidden",
      `asked by ${from ?? site}`,
      "Another site sent this request, so it was refused.",
    );
}

/** A page of ours that reads sends no origin along; what another site's page sends is told by the browser. */
export function isOwnRead({ headers }: IncomingMessage, trusted: readonly string[]): boolean {
  if (headers.origin !== undefined) return trusted.includes(headers.origin);
  const site = headers["sec-fetch-site"];
  return site === undefined || OWN.includes(String(site));
}

/** Mutations come from our own pages, as JSON: a form or a script of another site is refused. */
export function requireOwnOrigin(request: IncomingMessage, trusted: readonly string[]): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const { origin } = request.headers;
  const isJson = /^application\/json\b/.test(request.headers["content-type"] ?? "");
  if (!isJson || !origin || !trusted.includes(origin)) throw new AppError("forbidden", `origin ${origin}`);
}

/** Figures are for the operator, on this machine: not for whoever a proxy on it lets through. */
export function requireLoopback(request: IncomingMessage): void {
  const { remoteAddress = "" } = request.socket;
  const from = clientAddress(request) ?? remoteAddress;
  const isProxied = FORWARDING.some((name) => request.headers[name] !== undefined);
  if (!isLoopback(remoteAddress) || !isLoopback(from) || isProxied) throw new AppError("not_found");
}
