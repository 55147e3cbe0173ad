import helmet from "helmet";
import { middleware } from "../router";

/** Answers that are not pages load and run nothing, even when opened as pages; a picture or a film may show itself. */
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

/** Headers of every answer, whoever gives it. */
export function secureHeaders(isEncrypted: boolean) {
  const secure = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: NO_PAGE },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: isEncrypted ? undefined : false,
  });
  return middleware(async ({ env: { incoming, outgoing } }, next) => {
    await new Promise<void>((set, failed) => {
      secure(incoming, outgoing, (fault) => (fault ? failed(fault) : set()));
    });
    await next();
  });
}

/** A page may load its own scripts, styles and pictures. */
export const pagePolicy = middleware(async ({ env: { outgoing } }, next) => {
  outgoing.setHeader("Content-Security-Policy", PAGE);
  await next();
});

/** Every site may show and read public answers: they do not depend on who asks. */
export const openToAllSites = middleware(async ({ env: { outgoing } }, next) => {
  outgoing.setHeader("Access-Control-Allow-Origin", "*");
  outgoing.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  await next();
});
