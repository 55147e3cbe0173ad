import { isIP } from "node:net";

/**
 * What one household or device has in common: an IPv4 address, or the first 64 bits of an IPv6 one (RFC 4291, section
 * 2.5.4). Null for what is no address, and for loopback, which everyone behind a proxy that is not named would share.
 */
export function networkOf(address: string): string | null {
  const plain = address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  const kind = isIP(plain);
  if (kind === 4) return plain.startsWith("127.") ? null : plain;
  if (kind !== 6) return null;
  const groups = groupsOf(plain);
  if (groups.every((group, i) => group === (i === 7 ? 1 : 0))) return null;
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
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
