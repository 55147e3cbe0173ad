import { expect, it } from "vitest";
import { countedBy, networkOf } from "./network";

it.each([
  ["an IPv4 address is itself", "203.0.113.7", "203.0.113.7"],
  ["an IPv4 address in IPv6's dress is itself", "::ffff:203.0.113.7", "203.0.113.7"],
  ["an IPv6 address is its first 64 bits", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["a shortened one is filled in", "2001:DB8::1", "2001:db8:0:0::/64"],
  ["a port is left out", "203.0.113.7:4711", "203.0.113.7"],
  ["a port of IPv6 is left out", "[2001:db8::1]:4711", "2001:db8:0:0::/64"],
  ["an address of a network of one's own is nobody's", "172.18.0.1", null],
  ["a link's own address is nobody's", "fe80::1%eth0", null],
  ["loopback is nobody's", "127.0.0.1", null],
  ["loopback of IPv6 is nobody's", "::1", null],
  ["what is no address is nobody's", "unknown", null],
])("%s", (_what, address, network) => {
  expect(networkOf(address)).toBe(network);
});

it("an address that many may share is counted by itself, with a higher limit", () => {
  expect(countedBy("172.18.0.1")).toEqual({ who: "172.18.0.1", isShared: true });
  expect(countedBy("203.0.113.7")).toEqual({ who: "203.0.113.7", isShared: false });
});
