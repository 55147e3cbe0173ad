import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { ControlId, RoomId } from "@/core/kernel/ids/ids";
import { EXPORT_LIMITS, type ExportRequest } from "@/core/work/export/export";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import type { Guest } from "@/server/testing/room-server";
import { askExport } from "./ask-export";
import { cancelExport } from "./cancel-export";
import { forgetOldExports } from "./forget-old-exports";
import { listExports } from "./list-exports";
import { retryExport } from "./retry-export";
import { exportJob } from "./row";

let server: HttpServerForTest;
let room: { id: RoomId; slug: string; host: Guest; ana: Guest; viewer: Guest; seqs: number[] };
beforeAll(async () => {
  server = await startHttpServer();
  room = await made();
});
afterAll(() => server.close());

const pull = (control: string, value: number) =>
  ({ kind: "contribution", control: control as ControlId, value }) as const;

/** A public room where Hana pulled three times, each time with its settled picture; Ana edits, Vic watches. */
async function made() {
  const [host, ana, viewer] = [
    await server.guest("Hana"),
    await server.guest("Ana"),
    await server.guest("Vic"),
  ];
  const { id, slug } = await server.room(host);
  for (const guest of [ana, viewer]) await server.enter(guest, slug);
  const tab = await server.tab(host);
  await tab.join(id);
  await tab.command({ kind: "role", member: viewer.actor, role: "viewer" } as never);
  const seqs: number[] = [];
  for (const [control, value] of [
    ["warmth", 3],
    ["contrast", 2],
    ["vividness", 3],
  ] as const) {
    await tab.edit(pull(control, value));
    const { seq } = (await server.rooms.get(id)).state;
    await tab.hears("settled", (s) => s.seq === seq);
    seqs.push(seq);
  }
  return { id, slug, host, ana, viewer, seqs };
}

const timelapse = (format: "webp" | "webm" | "mp4" = "webp"): ExportRequest => ({
  kind: "timelapse",
  room: room.id,
  format,
  size: 256,
  seconds: 2,
});
const loop = (format: "webp" | "webm" | "mp4" = "webp"): ExportRequest => ({
  kind: "loop",
  room: room.id,
  format,
  size: 512,
  seconds: 2,
  moments: room.seqs,
});

/** Makes it and fetches its file, as the host's browser would. */
async function fileOf(wanted: ExportRequest, who = room.host, at = server) {
  const { id } = await askExport(at.work, who.actor, wanted);
  await at.jobs.idle();
  const { exports } = await listExports(at.work, who.actor, wanted.room);
  const made = exports.find((e) => e.id === id);
  expect(made, JSON.stringify(await at.jobs.status(exportJob(id)))).toMatchObject({ state: "done" });
  const response = await get(at.origin + made?.url, who);
  expect(response.status).toBe(200);
  return { id, url: made?.url ?? "", bytes: new Uint8Array(await response.arrayBuffer()) };
}
const get = (path: string, guest?: Guest, headers: Record<string, string> = {}) =>
  fetch(URL.parse(path, server.origin) ?? path, { headers: { cookie: guest?.cookie ?? "", ...headers } });

/** The id that the watermark of a picture carries. */
async function markOf(picture: Sharp, at = server): Promise<string | undefined> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const mark = await at.work.marks.read(new Uint8Array(data), info.width, info.height);
  return mark?.id.toString(16).padStart(16, "0");
}

describe("an export", () => {
  it("as a contact sheet shows the history, labelled, watermarked and signed", async () => {
    for (const format of ["png", "jpeg"] as const) {
      const { id, bytes } = await fileOf({ kind: "sheet", room: room.id, format });
      const { width, height, xmp, format: is } = await sharp(bytes).metadata();
      expect({ width, height, is }).toEqual({ width: 536, height: 536, is: format });
      expect(xmp?.toString()).toContain("algorithmicMedia");
      expect(await markOf(sharp(bytes))).toBe(id);
      const read = await server.work.marks.credentials(bytes, `image/${format}`, server.work.marks.rootPem);
      expect(read).toMatchObject({ present: true, valid: true, recordHash: null });
    }
  });

  it.each(EXPORT_LIMITS.sizes)("as a time-lapse has frames of %i px", async (size) => {
    const { bytes } = await fileOf({ ...timelapse(), size } as ExportRequest);
    const { width, pageHeight, pages } = await sharp(bytes, { animated: true }).metadata();
    expect({ width, pageHeight, pages }).toEqual({ width: size, pageHeight: size, pages: 4 });
  });

  it("as a time-lapse goes through the log to its present picture", async () => {
    const { bytes } = await fileOf(timelapse());
    const { pages, delay, xmp } = await sharp(bytes, { animated: true }).metadata();
    // Four pictures: the room's first and three pulls. The last rests.
    expect(pages).toBe(4);
    expect(delay?.at(-1)).toBeGreaterThan(1500);
    expect(xmp?.toString()).toContain("Made together in a room of Cohue");
  });

  it("of a room whose picture is wide is wide in each of its frames, those from before it was, too", async () => {
    const every = await startHttpServer({ oneSize: false });
    onTestFinished(() => every.close());
    const host = await every.guest("Wim");
    const wide = await every.room(host);
    const tab = await every.tab(host);
    await tab.join(wide.id);
    await tab.edit(pull("warmth", 2));
    await tab.edit({ kind: "ratio", value: "16:9" });
    const { id, bytes } = await fileOf(
      { ...timelapse(), size: 512, room: wide.id } as ExportRequest,
      host,
      every,
    );
    const { width, pageHeight, pages } = await sharp(bytes, { animated: true }).metadata();
    expect({ width, pageHeight, pages }).toEqual({ width: 512, pageHeight: 288, pages: 3 });
    for (const page of [0, 1, 2]) expect(await markOf(sharp(bytes, { page }), every)).toBe(id);
  });

  it("as a loop ends where it begins, and every frame carries the watermark", async () => {
    const { id, bytes } = await fileOf(loop());
    const frames = await Promise.all(
      Array.from({ length: 30 }, (_, page) => sharp(bytes, { page }).removeAlpha().raw().toBuffer()),
    );
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(30);
    const apart = (a = 0, b = 0) => {
      const [one, other] = [frames[a] ?? Buffer.alloc(0), frames[b] ?? Buffer.alloc(0)];
      return one.reduce((sum, byte, i) => sum + Math.abs(byte - (other[i] ?? 0)), 0) / one.length;
    };
    const steps = Array.from({ length: 29 }, (_, i) => apart(i, i + 1));
    expect(apart(29, 0)).toBeLessThanOrEqual(Math.max(...steps));
    expect(apart(0, 15)).toBeGreaterThan(apart(29, 0));
    for (const page of [0, 7, 15, 29]) expect(await markOf(sharp(bytes, { page }))).toBe(id);
  });

  it("as WebM, and as MP4 where the machine can, is a video that can be asked for in ranges", async () => {
    const { url, bytes } = await fileOf(timelapse("webm"));
    expect(Buffer.from(bytes.subarray(0, 4)).toString("hex")).toBe("1a45dfa3");
    const part = await get(url, room.host, { range: "bytes=0-99" });
    expect([part.status, part.headers.get("content-type")]).toEqual([206, "video/webm"]);
    expect(part.headers.get("content-range")).toBe(`bytes 0-99/${bytes.length}`);
    const { mp4 } = await listExports(server.work, room.host.actor, room.id);
    if (mp4)
      expect(Buffer.from((await fileOf(timelapse("mp4"))).bytes).toString("latin1", 4, 8)).toBe("ftyp");
    else
      await expect(askExport(server.work, room.host.actor, timelapse("mp4"))).rejects.toMatchObject({
        displayable: expect.stringContaining("no ffmpeg"),
      });
  });

  it("is open to the host and editors, not to a viewer, a stranger or a guest of another room", async () => {
    const stranger = await server.guest("Sam");
    const { url } = await fileOf({ kind: "sheet", room: room.id, format: "png" });
    for (const guest of [room.viewer, stranger]) {
      await expect(askExport(server.work, guest.actor, timelapse())).rejects.toMatchObject({
        code: "viewer_only",
      });
      await expect(listExports(server.work, guest.actor, room.id)).rejects.toMatchObject({
        code: "viewer_only",
      });
      // A file is found by its id, which says nothing to whom it is not for.
      expect((await get(url, guest)).status).toBe(404);
    }
    expect((await get(url)).status).toBe(401);
    expect((await get(url, room.ana)).status).toBe(200);
    expect((await get(url.replace(".png", ".webp"), room.ana)).status).toBe(404);
    await server.database.db.room.update({ where: { id: room.id }, data: { visibility: "private" } });
    expect((await get(url, stranger)).status).toBe(404);
    await expect(askExport(server.work, stranger.actor, timelapse())).rejects.toMatchObject({
      code: "not_found",
    });
    await server.database.db.room.update({ where: { id: room.id }, data: { visibility: "public" } });
  });

  it("can be cancelled by its requester and the host, and requested again; each person may have two at once", async () => {
    const by = room.ana.actor;
    const first = await askExport(server.work, by, loop());
    const second = await askExport(server.work, by, loop("webm"));
    await expect(askExport(server.work, by, loop())).rejects.toMatchObject({ code: "limit_reached" });
    await expect(cancelExport(server.work, room.viewer.actor, first.id)).rejects.toMatchObject({
      code: "not_found",
    });
    await cancelExport(server.work, by, first.id);
    await cancelExport(server.work, room.host.actor, second.id);
    await server.jobs.idle();
    const states = async () =>
      (await listExports(server.work, by, room.id)).exports
        .filter(({ id }) => id === first.id || id === second.id)
        .map(({ state, url }) => [state, url]);
    expect(await states()).toEqual([
      ["cancelled", null],
      ["cancelled", null],
    ]);
    await expect(cancelExport(server.work, by, first.id)).rejects.toMatchObject({ code: "conflict" });
    await retryExport(server.work, by, first.id);
    await server.jobs.idle();
    expect((await states()).map(([state]) => state)).toContain("done");
    await expect(retryExport(server.work, by, first.id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("of missing or hidden moments is refused with words", async () => {
    const by = room.host.actor;
    await expect(
      askExport(server.work, by, { ...loop(), moments: [0, 9999] } as ExportRequest),
    ).rejects.toMatchObject({ code: "out_of_range" });
    const seq = room.seqs[1] ?? 0;
    const { id } = await publishWork(
      server.work,
      { actor: by, isGuest: true },
      { room: room.id, seq, title: "x", description: "", tags: [], licence: "CC0-1.0", doNotTrain: true },
    );
    await server.jobs.idle();
    const before = await fileOf(timelapse());
    await server.database.db.work.update({
      where: { id },
      data: { moderation: "hidden", reason: "a reason" },
    });
    await expect(askExport(server.work, by, loop())).rejects.toMatchObject({ code: "gone" });
    // What was made before shows it still: it is not given out any more.
    expect((await get(before.url, room.host)).status).toBe(410);
    const { bytes } = await fileOf(timelapse());
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(3);
  });

  it("is kept for a day", async () => {
    const { url } = await fileOf({ kind: "sheet", room: room.id, format: "png" });
    const { db } = server.database;
    await db.roomExport.updateMany({ data: { expiresAt: new Date(0) } });
    expect((await get(url, room.host)).status).toBe(410);
    expect((await listExports(server.work, room.host.actor, room.id)).exports).toEqual([]);
    expect(await forgetOldExports(server.work, Date.now())).toBeGreaterThan(0);
    expect(await db.roomExport.count({ where: { blob: { not: null } } })).toBe(0);
  });
});

describe("the room's loop", () => {
  it("uses the keyframes present when it was requested; with fewer than two there is no loop", async () => {
    const tab = await server.tab(room.host);
    await tab.join(room.id);
    const ask = (seq: number): ExportRequest => ({
      kind: "keyframes",
      room: room.id,
      format: "webp",
      size: 256,
      seconds: 2,
      seq,
    });
    const { state } = await server.rooms.get(room.id);
    await expect(askExport(server.work, room.host.actor, ask(state.seq))).rejects.toMatchObject({
      code: "out_of_range",
    });
    const { keyframes: _, ...still } = structuredClone(state.recipe);
    const key = (id: string, at: number) => ({
      kind: "keyframe" as const,
      id,
      value: { recipe: { ...still, seed: at }, at, ease: "smooth" as const },
    });
    await tab.edit(key("a", 0), key("b", 1));
    const { seq } = (await server.rooms.get(room.id)).state;
    await tab.edit({ kind: "keyframe", id: "b", value: null });
    const { bytes } = await fileOf(ask(seq));
    expect(await sharp(bytes, { animated: true }).metadata()).toMatchObject({ pages: 30, width: 256 });
    await expect(askExport(server.work, room.viewer.actor, ask(seq))).rejects.toMatchObject({
      code: "viewer_only",
    });
  });
});
