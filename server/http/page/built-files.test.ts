import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { precompress } from "@/scripts/lib/precompress.mjs";
import { route } from "../route";
import { handlers } from "../router";
import { sendJson } from "../send/json";
import { listenerFor } from "../testing/listener-for";
import { builtFiles } from "./built-files";

const CODE = "export const words = 'many hands, one picture';\n".repeat(50);
let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cohue-built-"));
  writeFileSync(join(folder, "a.js"), CODE);
  writeFileSync(join(folder, "font.woff2"), "not text");
  await precompress(folder);
  writeFileSync(join(folder, "late.js"), CODE);
  const next = handlers((c) => sendJson(c.env, 200, "Next answers"));
  server = createServer(listenerFor([route("/_next/static/*", [builtFiles(folder), ...next])]));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const ask = (name: string, encodings: string) =>
  fetch(`${origin}/_next/static/${name}`, { headers: { "accept-encoding": encodings } });

it("a file of the pages is sent as small as the browser can read it, and kept", async () => {
  for (const [asked, encoding] of [
    ["gzip, deflate, br, zstd", "br"],
    ["gzip, deflate", "gzip"],
    ["identity", null],
  ] as const) {
    const answer = await ask("a.js", asked);
    expect(answer.headers.get("content-encoding"), asked).toBe(encoding);
    expect(answer.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(await answer.text()).toBe(CODE);
  }
});

it("what was not compressed, is not there or lies elsewhere is left to Next", async () => {
  for (const name of ["font.woff2", "late.js", "none.js", "..%2fa.js"])
    expect(await (await ask(name, "br")).json(), name).toBe("Next answers");
});
