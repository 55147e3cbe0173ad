import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { readHistory } from "@/server/domain/room/queries/read-history";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

const get = (path: string, cookie = "") => fetch(server.origin + path, { headers: { cookie } });
const pixelsOf = (bytes: ArrayBuffer) => sharp(Buffer.from(bytes)).removeAlpha().raw().toBuffer();

async function settled(visibility: "public" | "unlisted" | "private") {
  const host = await server.guest("Hana");
  const { id, slug } = await server.room(host, { title: "Dunes", visibility });
  const tab = await server.tab(host);
  await tab.join(id);
  await tab.edit({ kind: "contribution", control: "warmth" as ControlId, value: 2 });
  const { seq } = (await server.rooms.get(id)).state;
  const { url } = await tab.hears("settled", (s) => s.seq === seq);
  return { host, id, slug, seq, url };
}

describe("a picture downloaded from a room", () => {
  it("is what is on screen, pixel for pixel, and says that nobody has published it", async () => {
    const { host, slug, seq, url } = await settled("public");
    const file = await get(`${url}.png`, host.cookie);
    expect(file.status).toBe(200);
    expect(file.headers.get("content-type")).toBe("image/png");
    expect(file.headers.get("content-disposition")).toBe(
      `attachment; filename="cohue-moment-${seq}-unpublished.png"`,
    );
    const bytes = await file.arrayBuffer();
    const shown = await (await get(url, host.cookie)).arrayBuffer();
    expect(await pixelsOf(bytes)).toEqual(await pixelsOf(shown));

    const { xmpAsString = "" } = await sharp(Buffer.from(bytes)).metadata();
    expect(xmpAsString).toContain(`Dunes, moment ${seq} (unpublished)`);
    expect(xmpAsString).toContain("Unpublished work");
    expect(xmpAsString).toContain("DMI-PROHIBITED-AIMLTRAINING");
    expect(xmpAsString).toContain(`/r/${slug}`);
    expect(xmpAsString, "it names nobody").not.toContain("Hana");
    const { marks } = server.work;
    const credentials = await marks.credentials(new Uint8Array(bytes), "image/png", marks.rootPem);
    expect(credentials).toMatchObject({ valid: true, trusted: true, recordHash: null });
  });

  it("carries no address by which strangers would come in", async () => {
    const { host, slug, url } = await settled("unlisted");
    const bytes = Buffer.from(await (await get(`${url}.png`, host.cookie)).arrayBuffer());
    expect(bytes.includes(slug)).toBe(false);
  });

  it("is given only to those who may see the room, and only for moments that exist", async () => {
    const { id, seq, url } = await settled("private");
    expect((await get(`${url}.png`)).status).toBe(404);
    expect((await get(`${url}.png`, (await server.guest("Stranger")).cookie)).status).toBe(404);
    const open = await settled("public");
    expect((await get(`${open.url}.png`)).status).toBe(200);
    expect((await get(`/api/frames/${open.id}/${open.seq + 100}.png`, open.host.cookie)).status).toBe(404);
    expect((await get(`/api/frames/${id}/${seq}.png`, open.host.cookie)).status).toBe(404);
  });

  it("counts as a picture that is made", async () => {
    const { host, url } = await settled("public");
    const take = vi.spyOn(server.services.limits.renders, "take").mockResolvedValue(false);
    expect((await get(`${url}.png`, host.cookie)).status).toBe(422);
    take.mockRestore();
  });
});

it("a room's history says how many moments there are in all", async () => {
  const { host, id } = await settled("public");
  const { frames, total } = await readHistory(server.services.room, host.actor, id);
  expect(total).toBe(frames.length);
  const beforeAllOfThem = frames.at(-1)?.seq ?? 0;
  const page = await readHistory(server.services.room, host.actor, id, beforeAllOfThem);
  expect([page.frames, page.total]).toEqual([[], total]);
});
