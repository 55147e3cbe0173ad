import { type NextRequest, NextResponse } from "next/server";

// NODE_ENV is the bundler's, not a setting: React's development build evaluates code to show better stacks.
// biome-ignore lint/style/noProcessEnv: see above
const evaluates = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";

/**
 * Writes the content security policy of a page with a nonce of its own: scripts are ours or they do not run. It decides
 * nothing about who may see what; every page and procedure asks for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluates}`,
    // Faders and cursors are placed by style attributes; Radix and sonner bring small style elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    // Works may hang on other people's pages, by an address that shows nothing else and asks for nothing.
    `frame-ancestors ${request.nextUrl.pathname.startsWith("/embed/") ? "*" : "'none'"}`,
  ].join("; ");

  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Every page, however it is asked for; what answers by itself has a policy of its own (`server/http/middleware/security-headers.ts`). */
export const config = {
  matcher: ["/((?!api/|_next/static/|_next/image|socket\\.io/|icon\\.svg$|mark\\.svg$).*)"],
};
