/**
 * Loaded into a process before its own code (`--import .../count-connections.mjs?to=FILE`), and into all that it starts by
 * NODE_OPTIONS: whatever would leave the machine or reach another port of it is refused, and written down as a line of FILE.
 * What is loaded afterwards cannot take it back.
 */

import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import net from "node:net";

const file = new URL(import.meta.url).searchParams.get("to") ?? "";

/** @param {string} what @param {unknown[]} args */
function refuse(what, args) {
  appendFileSync(file, `${what} ${JSON.stringify(args.map(String))}\n`);
  throw new Error(`${what} is refused`);
}

/** @param {object} on @param {string} name @param {(...args: unknown[]) => unknown} counted */
function fix(on, name, counted) {
  Object.defineProperty(on, name, { get: () => counted, set: () => {} });
}

const connect = net.Socket.prototype.connect;
fix(net.Socket.prototype, "connect", function (...args) {
  const [to] = args.flat();
  // A pipe of the machine's own, by which tsx speaks with whoever started it.
  const isPipe = typeof to === "object" ? Boolean(to?.path) : typeof to === "string" && !/^\d+$/.test(to);
  return isPipe ? Reflect.apply(connect, this, args) : refuse("connect", [to?.port ?? to, to?.host]);
});
fix(dgram.Socket.prototype, "send", (...args) => refuse("send", args));
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
  fix(dns, name, (...args) => refuse(name, args));
  fix(dns.promises, name, (...args) => refuse(name, args));
}
fix(globalThis, "fetch", async (...args) => refuse("fetch", args));
