import { isIP } from "node:net";
import { isPrivate, plainAddress } from "./address";

/**
 * The network of one household or device: an IPv4 address, or the first 64 bits of an IPv6 one (RFC 4291, section
 * 2.5.4). Null for private and loopback addresses, and for anything that is not an address: everyone behind a proxy that is not named, or a
 * container's bridge, shares one.
 */
export function networkOf(address: string): string | null {
  const plain = plainAddress(address);
  if (!plain || isPrivate(plain)) return null;
  if (isIP(plain) === 4) return plain;
  const groups = groupsOf(plain);
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** An address that many people may share gets this many times the limit. */
export const SHARED = 10;

/** Whom a limit by address counts: a network, or an address that many people may share. */
export type CountedBy = { who: string; isShared: boolean };

export function countedBy(address: string): CountedBy {
  const network = networkOf(address);
  return network ? { who: network, isShared: false } : { who: address, isShared: true };
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const text = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((n) => n.toString(16)).join(":"),
  );
  const [head = "", tail] = text.split("::");
  const numbers = (part: string) => (part ? part.split(":").map((group) => Number.parseInt(group, 16)) : []);
  const [first, last] = [numbers(head), numbers(tail ?? "")];
  const gap = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<number>(gap).fill(0), ...last];
}
