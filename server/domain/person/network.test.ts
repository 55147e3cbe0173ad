import { expect, it } from "vitest";
import { networkOf } from "./network";

it.each([
  ["an IPv4 address is itself", "203.0.113.7", "203.0.113.7"],
  ["an IPv4 address in IPv6's dress is itself", "::ffff:203.0.113.7", "203.0.113.7"],
  ["an IPv6 address is its first 64 bits", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["a shortened one is filled in", "2001:DB8::1", "2001:db8:0:0::/64"],
  ["a zone is left out", "fe80::1%eth0", "fe80:0:0:0::/64"],
  ["loopback is nobody's", "127.0.0.1", null],
  ["loopback of IPv6 is nobody's", "::1", null],
  ["what is no address is nobody's", "unknown", null],
])("%s", (_what, address, network) => {
  expect(networkOf(address)).toBe(network);
});
