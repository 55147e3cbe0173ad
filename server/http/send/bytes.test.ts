import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendBytes } from "./bytes";

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 256);
const server = createServer((incoming, outgoing) =>
  sendBytes({ incoming, outgoing }, { bytes, mime: "image/png", hash: "abc", cache: "public, max-age=60" }),
);
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function get(headers: Record<string, string>, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const asking = request({ port, host: "127.0.0.1", headers, method });
  asking.end();
  const [answer] = await once(asking, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}

describe("bytes over HTTP", () => {
  it("come whole with their type, length and tag", async () => {
    const { status, headers, body } = await get({});
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "content-length": "1000",
      etag: '"abc"',
      "accept-ranges": "bytes",
      "cache-control": "public, max-age=60",
    });
    expect(new Uint8Array(body)).toEqual(bytes);
  });

  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=0-99", 0, 99],
    ["bytes=500-", 500, 999],
    ["bytes=-10", 990, 999],
    ["bytes=-5000", 0, 999],
    ["bytes=990-99999999999999999999", 990, 999],
  ])("come in the range %s", async (range, from, to) => {
    const { status, headers, body } = await get({ range });
    expect(status).toBe(206);
    expect(headers["content-range"]).toBe(`bytes ${from}-${to}/1000`);
    expect(headers["content-length"]).toBe(String(to - from + 1));
    expect(new Uint8Array(body)).toEqual(bytes.subarray(from, to + 1));
  });

  it.each(["bytes=1000-", "bytes=5-4", "bytes=-0", "bytes=99999999999999999999-"])(
    "are not sent for the range %s: the answer is 416 with their length",
    async (range) => {
      const { status, headers, body } = await get({ range });
      expect([status, headers["content-range"], body.length]).toEqual([416, "bytes */1000", 0]);
    },
  );

  it.each(["bytes=0-1,5-6", "items=0-5", "bytes=", "bytes=a-b", "bytes=0x1-2"])(
    "come whole for the range %s, which is several or not understood",
    async (range) => {
      expect((await get({ range })).status).toBe(200);
    },
  );

  it("come in a range only for the version that the client has", async () => {
    expect((await get({ range: "bytes=0-9", "if-range": '"abc"' })).status).toBe(206);
    for (const version of ['"other"', 'W/"abc"', "Tue, 24 Nov 2026 00:00:00 GMT"])
      expect((await get({ range: "bytes=0-9", "if-range": version })).status).toBe(200);
  });

  it.each(['"abc"', 'W/"abc"', '"x", "abc"', "*"])(
    "are not sent again to a client that has them: %s",
    async (tag) => {
      const { status, body, headers } = await get({ "if-none-match": tag });
      expect([status, body.length, headers.etag]).toEqual([304, 0, '"abc"']);
    },
  );

  it("are not sent to a client that asks for headers only", async () => {
    const { status, headers, body } = await get({}, "HEAD");
    expect([status, headers["content-length"], body.length]).toEqual([200, "1000", 0]);
  });
});
