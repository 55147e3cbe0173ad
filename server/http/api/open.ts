import { middleware, SENT } from "../router";

const SEEN = "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, ETag";

/** Pages of other sites may read, also with a key; they may not write. */
export const openToReaders = middleware(async ({ env: { incoming, outgoing } }, next) => {
  if (incoming.method !== "POST") outgoing.setHeader("Access-Control-Allow-Origin", "*");
  outgoing.setHeader("Access-Control-Expose-Headers", SEEN);
  outgoing.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  outgoing.setHeader("Vary", "Authorization");
  if (incoming.method !== "OPTIONS") return next();
  outgoing.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
  outgoing.setHeader("Access-Control-Allow-Headers", "Authorization");
  outgoing.setHeader("Access-Control-Max-Age", "86400");
  outgoing.writeHead(204).end();
  return SENT;
});
