import type { IncomingMessage } from "node:http";
import { AppError } from "@/core/errors";
import { clientAddress } from "./client-address";

/** Mutations come from our own pages, as JSON: a form or a script of another site is refused. */
export function requireOwnOrigin(request: IncomingMessage, trusted: readonly string[]): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const { origin } = request.headers;
  const isJson = /^application\/json\b/.test(request.headers["content-type"] ?? "");
  if (!isJson || !origin || !trusted.includes(origin)) throw new AppError("forbidden", `origin ${origin}`);
}

/** A browser says where a request comes from; a script need not. */
export function requireTrustedIfSaid({ headers }: IncomingMessage, trusted: readonly string[]): void {
  if (headers.origin && !trusted.includes(headers.origin))
    throw new AppError("forbidden", `origin ${headers.origin}`);
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);

/** Figures are for the operator, on this machine: not for whoever a proxy on it lets through. */
export function requireLoopback(request: IncomingMessage): void {
  const { remoteAddress = "" } = request.socket;
  const from = clientAddress(request) ?? remoteAddress;
  const isProxied =
    request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined;
  if (!isLoopback(remoteAddress) || !isLoopback(from) || isProxied) throw new AppError("not_found");
}
