import { expect, it } from "vitest";
import { inRanges, isPrivate, plainAddress, readRange } from "./address";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7:41234", "203.0.113.7"],
  ["[2001:db8::1]:41234", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
  ['"[2001:db8::1]:443"', "2001:db8::1"],
  ["2001:db8::1", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  [" 203.0.113.7 ", "203.0.113.7"],
  ["unknown", null],
  ["_hidden", null],
  ["203.0.113.7:port", null],
  ["", null],
])("the address of %j is %j", (text, address) => {
  expect(plainAddress(text)).toBe(address);
});

it.each(["10.0.0.2", "10.0.0.0/8", "fd00::/8", "0.0.0.0/0", "2001:db8::1/128"])("%s is a range", (text) => {
  expect(readRange(text)).not.toBeNull();
});

it.each(["10.0.0.0/33", "10.0.0/8", "proxy", "10.0.0.0/8/8", "10.0.0.0/", "::/129", "10.0.0.1:80"])(
  "%s is none",
  (text) => {
    expect(readRange(text)).toBeNull();
  },
);

it("an address is in a range that holds it, whatever is written around it", () => {
  const isIn = inRanges(["172.16.0.0/12", "2001:db8::/32"]);
  for (const inside of ["172.18.0.1", "::ffff:172.31.255.255", "[2001:db8:1::5]:80"])
    expect(isIn(inside), inside).toBe(true);
  for (const outside of ["172.32.0.1", "2001:db9::1", "nothing"]) expect(isIn(outside), outside).toBe(false);
});

it("an address that is not routed on the internet is private", () => {
  for (const address of [
    "127.0.0.1",
    "10.1.2.3",
    "172.18.0.1",
    "192.168.1.9",
    "100.64.0.1",
    "::1",
    "fd12::1",
  ])
    expect(isPrivate(address), address).toBe(true);
  for (const address of ["203.0.113.9", "172.32.0.1", "2001:db8::1", "198.18.0.1"])
    expect(isPrivate(address), address).toBe(false);
});
