import type { Settings } from "./settings";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
/** An origin under every name that this machine has for itself: whichever somebody types is ours. */
const namesOf = ({ origin, protocol, port }: URL): string[] => [
  ...new Set([
    origin,
    ...LOOPBACK.map((name) => new URL(`${protocol}//${name}${port && `:${port}`}`).origin),
  ]),
];

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || host === "::1" || /^127(\.\d+){3}$/.test(host);

/** Whether an origin is a name that this machine has for itself. */
export const isLocal = (origin: string): boolean => isLoopback(new URL(origin).hostname);

export type Origins = {
  /** Where people open it; forms and sockets from elsewhere are refused. */
  origin: string;
  trustedOrigins: string[];
  /** What will work but is likely not meant, each with what to change. Said once at start. */
  warnings: string[];
};

/** Where people open it, whom that makes trusted, and what is odd about it.
 * @param e with HOST as an address to listen at. Throws RangeError where settings contradict each other. */
export function readOrigin(e: Settings): Origins {
  const local = isLoopback(e.HOST);
  if (!e.COHUE_ORIGIN) {
    if (!local)
      throw new RangeError(
        `HOST is ${e.HOST}, open to others: set COHUE_ORIGIN to the address people will use, such as https://cohue.example`,
      );
    const { origin } = new URL(`http://${e.HOST === "::1" ? "[::1]" : "localhost"}:${e.PORT}`);
    return { origin, trustedOrigins: namesOf(new URL(origin)), warnings: [] };
  }
  const url = new URL(e.COHUE_ORIGIN);
  if (url.pathname !== "/" || url.search || url.hash || url.username)
    throw new RangeError("COHUE_ORIGIN must be an origin without a path, such as https://cohue.example");
  const { origin, hostname, protocol } = url;
  const port = Number(url.port || (protocol === "https:" ? 443 : 80));
  const warnings: string[] = [];
  if (isLoopback(hostname)) {
    if (local && protocol === "http:" && port !== e.PORT && !e.TRUSTED_PROXIES)
      throw new RangeError(
        `COHUE_ORIGIN is ${origin} but PORT is ${e.PORT}: make them agree, or name the proxy between them in TRUSTED_PROXIES`,
      );
    if (!local)
      warnings.push(
        `HOST is ${e.HOST}, open to others, but only this machine can open ${origin}: set COHUE_ORIGIN to the address people will use`,
      );
    return { origin, trustedOrigins: namesOf(url), warnings };
  }
  if (protocol === "http:")
    warnings.push(
      `COHUE_ORIGIN is ${origin}: cookies and passwords travel readable by others. Put a proxy with TLS in front and set an https address`,
    );
  else if (!e.TRUSTED_PROXIES)
    warnings.push(
      `COHUE_ORIGIN is ${origin}, so a proxy with TLS is in front of Cohue, but TRUSTED_PROXIES names none: everyone will seem to come from the proxy's address. Set TRUSTED_PROXIES to that address`,
    );
  return { origin, trustedOrigins: [origin], warnings };
}
