import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { CLIENT_ADDRESS, clientAddresses } from "./client-address";

const from = (remoteAddress: string, headers: Record<string, string> = {}, proxies: string[] = []) => {
  const unnamed: string[] = [];
  const request = { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
  clientAddresses(proxies, (address) => unnamed.push(address))(request);
  return { address: request.headers[CLIENT_ADDRESS], unnamed };
};

it("the client's address is what a named proxy reports, without a port", () => {
  for (const said of ["203.0.113.7", "203.0.113.7:4711", "10.9.9.9, 203.0.113.7:80, 172.18.0.9"])
    expect(from("172.18.0.1", { "x-forwarded-for": said }, ["172.16.0.0/12"])).toEqual({
      address: "203.0.113.7",
      unnamed: [],
    });
  expect(from("::1", { "x-forwarded-for": "[2001:db8::1]:4711" }, ["::1"]).address).toBe("2001:db8::1");
});

it("what no trusted proxy has written is ignored", () => {
  expect(from("172.18.0.1", { "x-forwarded-for": "203.0.113.7, unknown" }, ["172.18.0.1"]).address).toBe(
    "172.18.0.1",
  );
  expect(from("203.0.113.9", { "x-forwarded-for": "203.0.113.7", [CLIENT_ADDRESS]: "1.1.1.1" }).address).toBe(
    "203.0.113.9",
  );
});

it("an address that forwards without being named is reported, for each forwarding header", () => {
  for (const header of ["x-forwarded-for", "forwarded", "x-real-ip"])
    expect(from("::ffff:172.18.0.1", { [header]: "203.0.113.7" }).unnamed).toEqual(["172.18.0.1"]);
  expect(from("172.18.0.1").unnamed).toEqual([]);
});
