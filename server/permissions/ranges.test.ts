import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REQUESTS } from "./testing/requests";
import { PermissionWorld } from "./testing/world";

let world: PermissionWorld;
beforeAll(async () => {
  world = await PermissionWorld.set();
});
afterAll(() => world?.server.close());

/** Addresses whose answer is a file that players and browsers ask for piece by piece. */
const IN_PIECES = [
  "/api/frames/:room/:seq",
  "/api/exports/:file",
  "/api/works/:work/:file",
  "/api/moderation/:evidence",
  "/api/moderation/rooms/:room/:picture",
  "/api/models/:model/snapshots/:n.jpg",
  "/api/models/:model/samples/:n.png",
  "/api/models/:model/first/:n.jpg",
];
const RANGES = [
  "bytes=0-0",
  "bytes=3-9",
  "bytes=-4",
  "bytes=5-",
  "BYTES=0-1",
  "bytes=2-99999999999999999999",
];
const BEYOND = ["bytes=999999999-", "bytes=99999999999999999999-", "bytes=-0"];
const GARBAGE = [
  ...[
    "",
    "bytes",
    "bytes=",
    "bytes=-",
    "bytes=a-b",
    "bytes=1-0x9",
    "bytes=--1",
    "bytes=1e3-",
    "bytes=0-1,5-6",
  ],
  ...[
    "items=0-5",
    `bytes=${"9".repeat(4000)}-`,
    `bytes=${"0-0,".repeat(900)}0-0`,
    "bytes=0-0;q=1",
    "null",
    "%00",
  ],
];
let asked = 0;

async function get(path: string, cookie: string, headers: Record<string, string> = {}) {
  asked += 1;
  const response = await fetch(world.server.origin + path, {
    headers: { cookie, "x-forwarded-for": `10.201.${asked >> 8}.${asked & 255}`, ...headers },
  });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** Whoever may have it, and what it is. */
async function whole(name: string) {
  const { path } = (await REQUESTS[name]?.(world)) ?? { path: "" };
  for (const role of ["host", "moderator", "admin", "user"] as const) {
    const cookie = world.cookieOf(role);
    const got = await get(path, cookie);
    if (got.response.status === 200) return { path, cookie, ...got };
  }
  throw new Error(`${name} is open to nobody`);
}

describe("a part of a file", () => {
  it.each(IN_PIECES)("of %s is that part, or 416 with the length", async (name) => {
    const { path, cookie, response, bytes } = await whole(name);
    expect(response.headers.get("accept-ranges")).toBe("bytes");
    for (const range of RANGES) {
      const part = await get(path, cookie, { range });
      expect([range, part.response.status]).toEqual([range, 206]);
      const said = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(part.response.headers.get("content-range") ?? "");
      const [from, to, length] = (said ?? []).slice(1).map(Number);
      expect(length).toBe(bytes.length);
      expect(part.bytes).toEqual(bytes.subarray(from, (to ?? 0) + 1));
    }
    for (const range of BEYOND) {
      const part = await get(path, cookie, { range });
      expect([range, part.response.status, part.bytes.length]).toEqual([range, 416, 0]);
      expect(part.response.headers.get("content-range")).toBe(`bytes */${bytes.length}`);
    }
    for (const range of GARBAGE) {
      const part = await get(path, cookie, { range });
      const status = /^bytes=9+-$/.test(range) ? 416 : 200;
      expect([range.slice(0, 40), part.response.status]).toEqual([range.slice(0, 40), status]);
    }
  });

  const others = Object.keys(REQUESTS).filter(
    (name) => !IN_PIECES.includes(name) && !/match|sketch|verify/.test(name),
  );
  it.each(others)("of %s is the whole or what is right, whatever is asked for", async (name) => {
    const { path, cookie } = await whole(name).catch(() => ({ path: name, cookie: "" }));
    for (const range of [RANGES[0] ?? "", BEYOND[0] ?? "", ...GARBAGE.slice(2, 6)]) {
      const { response } = await get(path, cookie, { range });
      expect([range.slice(0, 40), [200, 206, 404, 416].includes(response.status)]).toEqual([
        range.slice(0, 40),
        true,
      ]);
    }
  });
});
