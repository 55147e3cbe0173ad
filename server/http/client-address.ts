import type { IncomingMessage } from "node:http";

/** The header in which our own code finds the caller's address. What a caller puts there is thrown away. */
export const CLIENT_ADDRESS = "x-cohue-client";

/** Writes the caller's address into the request: the socket's, or what a trusted proxy says it is. */
export function noteClientAddress(request: IncomingMessage, trustedProxies: readonly string[]): void {
  const direct = plain(request.socket.remoteAddress ?? "");
  const forwarded = request.headers["x-forwarded-for"];
  const claimed = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? ""))
    .split(",")
    .map((a) => plain(a.trim()));
  // From the right: the nearest address that no trusted proxy of ours has.
  const client = trustedProxies.includes(direct)
    ? claimed.findLast((a) => a && !trustedProxies.includes(a))
    : undefined;
  request.headers[CLIENT_ADDRESS] = client ?? direct;
}

/** The address noted above. */
export const clientAddress = (request: IncomingMessage): string | null => {
  const noted = request.headers[CLIENT_ADDRESS];
  return typeof noted === "string" && noted ? noted : null;
};

const plain = (address: string): string => address.replace(/^::ffff:/, "");
