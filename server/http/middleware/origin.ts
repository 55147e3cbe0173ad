import { AppError } from "@/core/kernel/errors";
import { isLoopback } from "@/server/domain/identity/address";
import { clientAddress, FORWARDING } from "../client-address";
import { middleware } from "../router";

const READS = ["GET", "HEAD", "OPTIONS"];
/** Who sent a request, where a browser says so: our own pages, or a person who typed an address. */
const OWN = ["same-origin", "none"];

/**
 * Refuses whatever could change something when it comes from another site: a form, a script, a page without an origin. Browsers
 * say where a request comes from; what says nothing is no browser, and has no one's cookies.
 */
export const ownSite = (trusted: readonly string[]) =>
  middleware(async ({ env: { incoming } }, next) => {
    if (READS.includes(incoming.method ?? "")) return next();
    const { origin, referer } = incoming.headers;
    const site = incoming.headers["sec-fetch-site"];
    const from = origin ?? (referer && (URL.parse(referer)?.origin ?? "unreadable"));
    const isForeign = from !== undefined && !trusted.includes(from);
    if (isForeign || (site !== undefined && !OWN.includes(String(site))))
      throw new AppError(
        "forbidden",
        `asked by ${from ?? site}`,
        "Another site sent this request, so it was refused.",
      );
    await next();
  });

/** Mutations come from our own pages, as JSON: a form or a script of another site is refused. */
export const ownOrigin = (trusted: readonly string[]) =>
  middleware(async ({ env: { incoming } }, next) => {
    if (incoming.method === "GET" || incoming.method === "HEAD") return next();
    const { origin } = incoming.headers;
    const isJson = /^application\/json\b/.test(incoming.headers["content-type"] ?? "");
    if (!isJson || !origin || !trusted.includes(origin)) throw new AppError("forbidden", `origin ${origin}`);
    await next();
  });

/** Refuses to make a large file because a page of another site has sent somebody's browser here. */
export const ownPages = (refusal: "forbidden" | "not_found") =>
  middleware(async ({ env: { incoming } }, next) => {
    const site = incoming.headers["sec-fetch-site"];
    if (site !== undefined && !OWN.includes(String(site))) throw new AppError(refusal, `asked from ${site}`);
    await next();
  });

/** Figures are for the operator, on this machine: not for whoever a proxy on it lets through. */
export const loopback = middleware(async ({ env: { incoming } }, next) => {
  const { remoteAddress = "" } = incoming.socket;
  const from = clientAddress(incoming) ?? remoteAddress;
  const isProxied = FORWARDING.some((name) => incoming.headers[name] !== undefined);
  if (!isLoopback(remoteAddress) || !isLoopback(from) || isProxied) throw new AppError("not_found");
  await next();
});
