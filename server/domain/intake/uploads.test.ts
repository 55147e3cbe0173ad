import { once } from "node:events";
import { request } from "node:http";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import type { Guest } from "@/server/testing/room-server";

/** The time in which everything here is answered, and so every test's limit: files are made before. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
  // What is measured is the server's: files are made here, and libvips keeps none of them.
  sharp.cache(false);
});
afterAll(() => server?.close());

/** What looking at a file may add to what the server holds. The largest that is looked at has 2048 x 2048 pixels of 3 bytes. */
const MEMORY = 400 * 1024 * 1024;

let asked = 0;
const elsewhere = () => {
  asked += 1;
  return `198.18.${asked >> 8}.${asked & 255}`;
};

type Report = { ok: boolean; checks: { id: string; state: string; why: string }[] };
type Answer = { status: number; body: Report & { error?: string; message?: string }; grew: number };

/** Sends a file as the page does, and measures what it costs. */
async function verify(bytes: Uint8Array, type = "application/octet-stream"): Promise<Answer> {
  const before = process.memoryUsage.rss();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  try {
    const response = await fetch(`${server.origin}/api/verify`, {
      method: "POST",
      headers: { origin: server.origin, "content-type": type, "x-forwarded-for": elsewhere() },
      body: bytes as BodyInit,
    });
    const body = await response.json();
    expect(response.headers.get("content-type")).toContain("application/json");
    return { status: response.status, body, grew: most - before };
  } finally {
    clearInterval(watching);
  }
}

const fileCheck = ({ body }: Answer) => body.checks.find(({ id }) => id === "file");

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" }, limitInputPixels: false });
/** A picture with something in it. */
const noise = (size: number) =>
  sharp({
    create: {
      width: size,
      height: size,
      channels: 3,
      background: "#336699",
      noise: { type: "gaussian", mean: 120, sigma: 30 },
    },
  } as never);

/** Files by what they are, made before the first of them is sent. */
function making(files: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, ...unknown[]])[]) {
  const made = new Map<string, Uint8Array>();
  beforeAll(async () => {
    for (const [what, bytes] of files) made.set(what, await bytes());
  });
  return (what: string): Uint8Array => {
    const bytes = made.get(what);
    if (!bytes) throw new Error(`${what} was not made`);
    return bytes;
  };
}

const text = (words: string) => new TextEncoder().encode(words);

/** A chunk of a PNG; what it says of its own checksum is true. */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([head, body, tail]);
}
/** A PNG with a chunk put after its head. */
const withChunk = (png: Buffer, type: string, data: Uint8Array): Buffer =>
  Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)]);

describe("a file that is refused says why, in under five seconds", () => {
  const png = () => noise(256).png().toBuffer();
  const claims = async (width: number, height: number): Promise<Buffer> => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 2, 0, 0, 0], 8);
    const whole = await png();
    return Buffer.concat([whole.subarray(0, 8), chunk("IHDR", head), whole.subarray(33)]);
  };
  const FILES: [what: string, bytes: () => Promise<Uint8Array> | Uint8Array, why: RegExp][] = [
    ["0 bytes", () => new Uint8Array(), /The file is empty/],
    ["one byte", () => new Uint8Array([0x89]), /not a PNG, JPEG/],
    ["text called .png", () => text("hello"), /not a PNG, JPEG/],
    [
      "SVG with a script",
      () => text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      /not a PNG/,
    ],
    [
      "SVG behind an XML head",
      () =>
        text('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'),
      /not a PNG/,
    ],
    ["a page", () => text("<!doctype html><script>alert(1)</script>"), /not a PNG/],
    ["a PDF", () => text("%PDF-1.7"), /not a PNG/],
    ["a zip", () => text("PK\u0003\u0004"), /not a PNG/],
    ["HEIF", () => text("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), /not a PNG/],
    ["the head of a PNG alone", async () => (await png()).subarray(0, 33), /damaged|cut short/],
    ["a PNG cut in half", async () => (await png()).subarray(0, 5000), /damaged|cut short/],
    [
      "a JPEG cut in half",
      async () => (await noise(256).jpeg().toBuffer()).subarray(0, 5000),
      /damaged|cut short/,
    ],
    [
      "a WebP cut in half",
      async () => (await noise(256).webp().toBuffer()).subarray(0, 3000),
      /damaged|cut short/,
    ],
    [
      "a PNG that claims 60,000 pixels a side",
      () => claims(60_000, 60_000),
      /60000 x 60000 pixels: more than can/,
    ],
    ["a PNG that claims two thousand million", () => claims(0x7fffffff, 0x7fffffff), /damaged|more than can/],
    ["a PNG of no pixels", () => claims(0, 0), /damaged/],
    [
      "a real PNG of 100 million pixels",
      () => plain(10_000, 10_000).png().toBuffer(),
      /10000 x 10000 pixels: more than can/,
    ],
    [
      "an AVIF of 40 million pixels in a kilobyte",
      () => plain(6300, 6300).avif({ effort: 0 }).toBuffer(),
      /more than can|damaged/,
    ],
    [
      "a PNG head before a JPEG",
      async () => Buffer.concat([(await png()).subarray(0, 33), await noise(64).jpeg().toBuffer()]),
      /damaged|cut short/,
    ],
  ];
  const file = making(FILES);
  it.each(FILES)("%s", async (what, _bytes, why) => {
    const answer = await verify(file(what));
    expect(answer.status).toBe(200);
    expect(answer.body.ok).toBe(false);
    expect(fileCheck(answer)).toMatchObject({ state: "fail", why: expect.stringMatching(why) });
    expect(answer.grew).toBeLessThan(MEMORY);
  });

  it("a body that declares 200 MB is refused at once and unread", async () => {
    const answer = await verify(new Uint8Array(200 * 1024 * 1024));
    expect([answer.status, answer.body.error]).toEqual([413, "too_large"]);
    expect(answer.body.message).toContain("At most 32 MB");
  });

  it("a body of 200 MB without a length is refused after 32 MB, and no more is kept in memory", async () => {
    const { hostname, port } = new URL(server.origin);
    const sending = request({
      host: hostname,
      port,
      path: "/api/verify",
      method: "POST",
      headers: {
        origin: server.origin,
        "content-type": "application/octet-stream",
        "x-forwarded-for": elsewhere(),
      },
    });
    sending.on("error", () => {});
    const before = process.memoryUsage.rss();
    const answered = once(sending, "response");
    const piece = new Uint8Array(1024 * 1024);
    let sent = 0;
    let status = 0;
    void answered.then(([response]) => {
      status = response.statusCode;
    });
    for (; sent < 200 && status === 0; sent++)
      if (!sending.write(piece)) await Promise.race([once(sending, "drain"), answered]);
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    expect(process.memoryUsage.rss() - before).toBeLessThan(MEMORY);
    sending.destroy();
  });

  it.each([
    ["no JSON", "{"],
    ["a record of nothing", "{}"],
    ["lists in lists", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["a prototype", '{"__proto__":{"record":1}}'],
  ])("a record that is %s", async (_what, body) => {
    const answer = await verify(text(body), "application/json");
    expect([answer.status, answer.body.error]).toEqual([400, "malformed"]);
    expect(answer.body.message).toContain("not a record");
  });
});

describe("a file that is looked at, however odd, is looked at in under five seconds with little memory", () => {
  const frames = (n: number) =>
    sharp(Buffer.alloc(64 * 64 * n * 3, 90), {
      raw: { width: 64, height: 64 * n, channels: 3, pageHeight: 64 },
      limitInputPixels: false,
    } as never);
  const FILES: [what: string, bytes: () => Promise<Uint8Array>, format: string, size: string][] = [
    ["a PNG called anything", () => noise(256).png().toBuffer(), "PNG", "256 x 256"],
    [
      "a PNG with a script after its end",
      async () => Buffer.concat([await noise(256).png().toBuffer(), text("<script>alert(1)</script>")]),
      "PNG",
      "256 x 256",
    ],
    [
      "a JPEG that is a zip as well",
      async () =>
        Buffer.concat([await noise(256).jpeg().toBuffer(), text("PK\u0005\u0006"), Buffer.alloc(18)]),
      "JPEG",
      "256 x 256",
    ],
    [
      "a GIF that is a script as well",
      async () => Buffer.concat([await frames(1).gif().toBuffer(), text("/*;alert(1)//*/")]),
      "GIF",
      "64 x 64",
    ],
    ["an animated GIF of 400 frames", () => frames(400).gif({ effort: 1 }).toBuffer(), "GIF", "64 x 64"],
    ["an animated WebP", () => frames(50).webp({ effort: 0 }).toBuffer(), "WEBP", "64 x 64"],
    ["CMYK", () => noise(256).toColourspace("cmyk").jpeg().toBuffer(), "JPEG", "256 x 256"],
    ["16 bits", () => noise(256).toColourspace("rgb16").png().toBuffer(), "PNG", "256 x 256"],
    [
      "16 bits of grey in a TIFF",
      () => noise(256).toColourspace("grey16").tiff().toBuffer(),
      "TIFF",
      "256 x 256",
    ],
    ["39 million pixels in a small PNG", () => plain(6300, 6300).png().toBuffer(), "PNG", "6300 x 6300"],
    [
      "39 million pixels in a WebP of 38 bytes",
      () => plain(6300, 6300).webp({ lossless: true, effort: 0 }).toBuffer(),
      "WEBP",
      "6300 x 6300",
    ],
    [
      "39 million pixels in a progressive JPEG",
      () => plain(6300, 6300).jpeg({ progressive: true }).toBuffer(),
      "JPEG",
      "6300 x 6300",
    ],
    ["a strip of 39,000 by 1,000", () => plain(39_000, 1000).png().toBuffer(), "PNG", "39000 x 1000"],
    [
      "words that unpack to 100 MB",
      async () =>
        withChunk(
          await noise(256).png().toBuffer(),
          "zTXt",
          Buffer.concat([text("Comment\0\0"), deflateSync(Buffer.alloc(100 * 1024 * 1024))]),
        ),
      "PNG",
      "256 x 256",
    ],
  ];
  const file = making(FILES);
  it.each(FILES)("%s", async (what, _bytes, format, size) => {
    const answer = await verify(file(what));
    expect(answer.status).toBe(200);
    expect(fileCheck(answer)).toMatchObject({ state: "pass", why: `${format}, ${size} pixels.` });
    // It is from nowhere here, and nothing says otherwise.
    expect(answer.body.checks.filter(({ state }) => state === "pass")).toHaveLength(1);
    expect(answer.grew).toBeLessThan(MEMORY);
  });

  it("a slow sender does not hold up anybody else", async () => {
    const { hostname, port } = new URL(server.origin);
    const slow = Array.from({ length: 6 }, (_, i) => {
      const headers = { "content-type": "application/octet-stream", "x-forwarded-for": `198.19.${i >> 1}.1` };
      const sending = request({ host: hostname, port, path: "/api/verify", method: "POST", headers });
      sending.on("error", () => {});
      sending.write(new Uint8Array(1000));
      return sending;
    });
    expect((await verify(await noise(64).png().toBuffer())).status).toBe(200);
    for (const sending of slow) sending.destroy();
  });
});

describe("what is sent to be matched is pixels that the browser made, or nothing is done with it", () => {
  let host: Guest;
  let room = "";
  beforeAll(async () => {
    host = await server.guest("Hana");
    ({ id: room } = await server.room(host));
    await (await server.tab(host)).join(room as never);
  });

  const match = async (body: string | Uint8Array, type = "application/json") => {
    const response = await fetch(`${server.origin}/api/match/${room}`, {
      method: "POST",
      headers: { cookie: host.cookie, origin: server.origin, "content-type": type },
      body: body as BodyInit,
    });
    const answer = response.ok ? null : await response.json();
    await response.body?.cancel().catch(() => {});
    return { status: response.status, error: answer?.error };
  };
  const asked = (target: object, controls: unknown = ["warmth" as ControlId]) =>
    JSON.stringify({ target, controls });
  const rgb = (bytes: Uint8Array) => ({ kind: "picture", rgb: Buffer.from(bytes).toString("base64") });

  it.each<[string, () => Promise<string | Uint8Array> | string | Uint8Array, number, string]>([
    ["nothing", () => "", 400, "malformed"],
    ["no JSON", () => "{", 400, "malformed"],
    ["too few pixels", () => asked(rgb(new Uint8Array(10))), 400, "malformed"],
    ["too many pixels", () => asked(rgb(new Uint8Array(64 * 64 * 3 + 1))), 400, "malformed"],
    ["a PNG in place of pixels", async () => asked(rgb(await noise(64).png().toBuffer())), 400, "malformed"],
    ["an SVG in place of pixels", () => asked(rgb(text("<svg onload='alert(1)'/>"))), 400, "malformed"],
    ["no base64", () => asked({ kind: "picture", rgb: "<script>" }), 400, "malformed"],
    [
      "an address to fetch",
      () => asked({ kind: "picture", url: "http://169.254.169.254/" }),
      400,
      "malformed",
    ],
    ["a colour that is none", () => asked({ kind: "palette", colours: ["url(x)"] }), 400, "malformed"],
    [
      "a name that every object has",
      () => asked(rgb(new Uint8Array(64 * 64 * 3)), ["__proto__"]),
      400,
      "malformed",
    ],
    ["200 KB", () => asked(rgb(new Uint8Array(150 * 1024))), 413, "too_large"],
    ["200 MB", () => new Uint8Array(200 * 1024 * 1024), 413, "too_large"],
  ])("%s", async (_what, body, status, error) => {
    expect(await match(await body())).toEqual({ status, error });
  });

  it("a valid picture is matched", async () => {
    const pixels = await plain(64, 64).raw().toBuffer();
    expect((await match(asked(rgb(pixels)))).status).toBe(200);
    // It starts a process and descends a gradient in it: that is no reading of a file.
  });

  it("only JSON from our own pages is accepted", async () => {
    expect(await match(asked(rgb(new Uint8Array(64 * 64 * 3))), "text/plain")).toEqual({
      status: 403,
      error: "forbidden",
    });
  });
});
