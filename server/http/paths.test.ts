import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";

const SECRET = "what nobody may read";
let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
  writeFileSync(join(server.folder, "secret.txt"), SECRET);
});
afterAll(() => server.close());

/** Sends a path as it is: `fetch` would tidy it first. */
async function raw(path: string) {
  const { hostname, port } = new URL(server.origin);
  const asking = request({ host: hostname, port, path, headers: { "x-forwarded-for": "203.0.113.3" } });
  asking.end();
  const [answer] = await once(asking, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return {
    status: Number(answer.statusCode),
    type: String(answer.headers["content-type"]),
    text: Buffer.concat(chunks).toString(),
  };
}

const UP = [
  "../../../../../secret.txt",
  "..%2f..%2f..%2fsecret.txt",
  "%2e%2e/%2e%2e/secret.txt",
  "....//....//secret.txt",
  "..%5c..%5csecret.txt",
  "..%252f..%252fsecret.txt",
  "/etc/passwd",
  "%00",
  "secret.txt%00.webp",
];
const PLACES = [
  (trick: string) => `/api/works/${trick}/512.webp`,
  (trick: string) => `/api/works/0123456789abcdef/${trick}`,
  (trick: string) => `/api/works/0123456789abcdef/without/${trick}`,
  (trick: string) => `/api/frames/${trick}/1`,
  (trick: string) => `/api/frames/commons/${trick}`,
  (trick: string) => `/api/models/${trick}/snapshots/0.jpg`,
  (trick: string) => `/api/models/fields/snapshots/${trick}`,
  (trick: string) => `/api/models/${trick}/samples/0.png`,
  (trick: string) => `/api/models/fields/samples/${trick}`,
  (trick: string) => `/api/exports/${trick}.png`,
  (trick: string) => `/api/v1/works/${trick}`,
  (trick: string) => `/api/v1/models/${trick}`,
  (trick: string) => `/api/oembed?url=${trick}`,
  (trick: string) => `/${trick}`,
];

it.each(UP)("a path with %s does not leave its folder", async (trick) => {
  for (const place of PLACES) {
    const { status, text, type } = await raw(place(trick));
    expect(text, place(trick)).not.toContain(SECRET);
    expect(text, place(trick)).not.toContain("root:");
    expect(type, place(trick)).not.toContain("image/");
    expect(status, place(trick)).toBeLessThan(500);
  }
});
