import { BlockList, isIP } from "node:net";

/** An address without the port, brackets, quotes and zone that headers put around it; null for anything else. */
export function plainAddress(text: string): string | null {
  const bare = text.trim().replace(/^"(.*)"$/, "$1");
  // [v6], [v6]:port and v4:port, as load balancers write them (RFC 7239, section 6).
  const [, inside] = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(bare) ?? [];
  const [, before] = /^([\d.]+):\d{1,5}$/.exec(bare) ?? [];
  const address = (inside ?? before ?? bare).replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) ? address : null;
}

export type Range = { address: string; bits: number; family: "ipv4" | "ipv6" };

/** `10.0.0.2`, `10.0.0.0/8` or `fd00::/8`; null for what is none of these. */
export function readRange(text: string): Range | null {
  const [address = "", bits, ...more] = text.split("/");
  const kind = isIP(address);
  if (!kind || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return null;
  const all = kind === 4 ? 32 : 128;
  const wanted = bits === undefined ? all : Number(bits);
  return wanted <= all ? { address, bits: wanted, family: kind === 4 ? "ipv4" : "ipv6" } : null;
}

/** Whether an address is in one of the ranges. Throws RangeError for anything that is not a range. */
export function inRanges(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const text of ranges) {
    const range = readRange(text);
    if (!range) throw new RangeError(`${text} is no address and no range of addresses`);
    list.addSubnet(range.address, range.bits, range.family);
  }
  return (text) => {
    const address = plainAddress(text);
    return address !== null && list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
  };
}

export const isLoopback = inRanges(["127.0.0.0/8", "::1"]);

/**
 * Addresses of one's own network (RFC 1918, 4193, 3927, 4291, 6598) and loopback: what a proxy, a container's bridge or a
 * router has, so that many people may stand behind one.
 */
export const isPrivate = inRanges([
  "127.0.0.0/8",
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "169.254.0.0/16",
  "100.64.0.0/10",
  "::1",
  "fc00::/7",
  "fe80::/10",
]);
