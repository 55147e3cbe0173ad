const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address of this very page at the origin where this place is; null where it is there already. All names that a machine has for
 * itself are one, on one port.
 */
export function rightAddress(here: string, origin: string): string | null {
  const [at, home] = [new URL(here), new URL(origin)];
  const isTwin =
    LOOPBACK.test(at.hostname) &&
    LOOPBACK.test(home.hostname) &&
    at.protocol === home.protocol &&
    at.port === home.port;
  if (at.origin === home.origin || isTwin) return null;
  return `${home.origin}${at.pathname}${at.search}`;
}
