import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

/** What is no page loads nothing and runs nothing, also when somebody opens it as if it were one; a picture or a film may show itself. */
const NO_PAGE = {
  "default-src": ["'none'"],
  "img-src": ["'self'"],
  "media-src": ["'self'"],
  "style-src": ["'unsafe-inline'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/** A page's policy has a nonce of its own and is written over this by `proxy.ts`; a page's files, and its errors, keep it. */
const PAGE = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

type Secure = (request: IncomingMessage, response: ServerResponse, next: (fault?: unknown) => void) => void;

/** Headers of every answer, whoever gives it. */
export const secureHeaders = (isEncrypted: boolean): Secure =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: NO_PAGE },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: isEncrypted ? undefined : false,
  });

export const pagePolicy = (response: ServerResponse): void => {
  response.setHeader("Content-Security-Policy", PAGE);
};

/** What is public may be shown and read on every site: it holds nothing that depends on who asks. */
export function openToAllSites(response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
}
