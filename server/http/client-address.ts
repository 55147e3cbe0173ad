import type { IncomingMessage } from "node:http";
import { inRanges, plainAddress } from "@/server/domain/identity/address";

/** The header in which our own code finds the caller's address. What a caller puts there is thrown away. */
export const CLIENT_ADDRESS = "x-cohue-client";
/** In which proxies say whom they speak for. Only the first is believed, and only of a proxy that is named. */
export const FORWARDING = ["x-forwarded-for", "forwarded", "x-real-ip"] as const;

/**
 * Writes the caller's address into each request: the socket's, or what a trusted proxy says it is. Tells `onUnnamed` of an
 * address that forwards for others and is not named.
 * @param trustedProxies addresses and CIDR ranges
 */
export function clientAddresses(
  trustedProxies: readonly string[],
  onUnnamed: (proxy: string) => void = () => {},
): (request: IncomingMessage) => void {
  const isTrusted = inRanges(trustedProxies);
  return (request) => {
    const { headers, socket } = request;
    const direct = plainAddress(socket.remoteAddress ?? "") ?? "";
    if (isTrusted(direct)) headers[CLIENT_ADDRESS] = said(headers["x-forwarded-for"], isTrusted) ?? direct;
    else {
      headers[CLIENT_ADDRESS] = direct;
      if (direct && FORWARDING.some((name) => headers[name] !== undefined)) onUnnamed(direct);
    }
  };
}

/** Reads from the right and takes the first address that is not a trusted proxy. Entries beyond an unreadable one are not believed. */
function said(
  header: string | string[] | undefined,
  isTrusted: (address: string) => boolean,
): string | undefined {
  const claimed = (Array.isArray(header) ? header.join(",") : (header ?? "")).split(",").reverse();
  for (const text of claimed) {
    const address = plainAddress(text);
    if (!address) return undefined;
    if (!isTrusted(address)) return address;
  }
  return undefined;
}

/** The address noted above. */
export const clientAddress = (request: IncomingMessage): string | null => {
  const noted = request.headers[CLIENT_ADDRESS];
  return typeof noted === "string" && noted ? noted : null;
};
