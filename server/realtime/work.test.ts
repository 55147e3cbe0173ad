import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { brood } from "@/core/breed/brood";
import { sha256Hex } from "@/core/canon/hash";
import type { ActorId, ControlId, RoomId } from "@/core/ids/ids";
import { readSigned, recordBytes, SignedRecord, type WorkId } from "@/core/work/record";
import { COMMONS, ensureCommons } from "@/server/domain/room/ensure-commons";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { addComment, applaud, listComments, removeComment } from "@/server/domain/work/applaud";
import { decideCredit, declareSplit } from "@/server/domain/work/decide-credit";
import type { WorkDeps } from "@/server/domain/work/deps";
import { listWorks } from "@/server/domain/work/list-works";
import { publishWork } from "@/server/domain/work/publish-work";
import { readFile } from "@/server/domain/work/read-file";
import { readLineage, readOpenLogs } from "@/server/domain/work/read-lineage";
import { readMate } from "@/server/domain/work/read-mate";
import { readFilm, readRecord, readWork } from "@/server/domain/work/read-work";
import { remixWork } from "@/server/domain/work/remix-work";
import { requireTrueParents } from "@/server/domain/work/true-parents";
import { unpublishWork } from "@/server/domain/work/unpublish-work";
import type { JobRunner } from "@/server/infra/jobs/job-runner";
import { isSigned } from "@/server/infra/signing/signer";
import { type Guest, type RoomServerForTest, startRoomServer } from "./testing/room-server";
import { workDepsFor } from "./testing/work-deps";

// Each publishes for real: dozens of renders and nine marked files, which a busy machine takes its time over.
vi.setConfig({ testTimeout: 180_000 });

let server: RoomServerForTest;
let deps: WorkDeps;
let jobs: JobRunner;
beforeAll(async () => {
  server = await startRoomServer({ modelsDir: "models" });
  ({ deps, jobs } = await workDepsFor(server));
}, 60_000);
afterAll(() => server.close());

const pull = (control: string, value: number) => ({
  kind: "contribution" as const,
  control: control as ControlId,
  value,
});
const words = {
  title: "Slow weather",
  description: "",
  tags: ["sea"],
  licence: "CC-BY-4.0",
  doNotTrain: true,
} as const;

/** A room where the host and Ana both pulled at the picture, and its last event. */
async function made(visibility: "public" | "private" = "public") {
  const [host, ana] = [await server.guest("Hana"), await server.guest("Ana")];
  const { id, slug } = await server.room(host, { visibility: "public" });
  await server.enter(ana, slug);
  if (visibility === "private") await server.database.db.room.update({ where: { id }, data: { visibility } });
  const [hostTab, anaTab] = [await server.tab(host), await server.tab(ana)];
  await hostTab.join(id);
  await anaTab.join(id);
  await hostTab.edit(pull("warmth", 3), pull("contrast", 2));
  await anaTab.edit(pull("vividness", 3));
  const { seq } = (await server.rooms.get(id)).state;
  return { id, host, ana, seq, anaTab, hostTab };
}
const publisher = ({ actor }: Guest) => ({ actor, isGuest: true });
async function published() {
  const room = await made();
  const { id: work } = await publishWork(deps, publisher(room.host), {
    room: room.id,
    seq: room.seq,
    ...words,
  });
  await jobs.idle();
  return { ...room, work };
}
/** A hash with one digit changed. */
const other = (hash: string): string => (hash.startsWith("0") ? "1" : "0") + hash.slice(1);
const state = (report: Awaited<ReturnType<typeof verifyFile>>) =>
  Object.fromEntries(report.checks.map((c) => [c.id, c.state]));

describe("publishing", () => {
  it("makes a work with measured shares, a label and a record that is signed", async () => {
    const { work, host, ana } = await published();
    const page = await readWork(deps, work, []);
    expect(page.labels.map((l) => l.player).sort()).toEqual([host.actor, ana.actor].sort());
    expect(page.labels.reduce((sum, l) => sum + l.influence, 0)).toBeCloseTo(1, 3);
    expect(page.labels.find((l) => l.player === host.actor)?.name).toBe("Hana");
    // Ana has not answered: she is there, unnamed.
    expect(page.labels.find((l) => l.player === ana.actor)).toMatchObject({ name: null, consent: "pending" });
    expect(page.labels.every((l) => l.without)).toBe(true);
    const signed = await readRecord(deps, work);
    expect(isSigned(recordBytes(signed.record), signed, deps.signer.keys)).toBe(true);
    expect(
      (await listWorks(server.database.db, { search: "weather" })).works.some((w) => w.id === work),
    ).toBe(true);
  });

  it("is the host's alone", async () => {
    const { id, ana, seq } = await made();
    await expect(publishWork(deps, publisher(ana), { room: id, seq, ...words })).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = await server.guest("Stranger");
    const hidden = await made("private");
    await expect(
      publishWork(deps, publisher(stranger), { room: hidden.id, seq: hidden.seq, ...words }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("of one picture by two at once is one work", async () => {
    const { id, host, seq } = await made();
    const both = await Promise.all(
      [0, 1].map(() => publishWork(deps, publisher(host), { room: id, seq, ...words })),
    );
    expect(both[0]?.id).toBe(both[1]?.id);
    expect(both.filter(({ existed }) => existed)).toHaveLength(1);
    await jobs.idle();
    expect(await server.database.db.workVersion.count({ where: { work: both[0]?.id } })).toBe(1);
  });

  it("of The Commons' picture by two accounts at once is one work too, and no guest's", async () => {
    await ensureCommons(server.deps);
    const [one, two] = [await server.guest("One"), await server.guest("Two")];
    for (const guest of [one, two]) await server.enter(guest, COMMONS);
    const { id } = await server.database.db.room.findUniqueOrThrow({ where: { slug: COMMONS } });
    const { seq } = (await server.rooms.get(id as RoomId)).state;
    const ask = ({ actor }: Guest, isGuest: boolean) =>
      publishWork(deps, { actor, isGuest }, { room: id as RoomId, seq, ...words });
    await expect(ask(one, true)).rejects.toMatchObject({ code: "forbidden" });
    const both = await Promise.all([ask(one, false), ask(two, false)]);
    expect(both[0].id).toBe(both[1].id);
    await jobs.idle();
    expect(await server.database.db.work.count({ where: { room: id } })).toBe(1);
  });

  it("needs a title that can be seen, and a moment that was", async () => {
    const { id, host, seq } = await made();
    const by = publisher(host);
    await expect(publishWork(deps, by, { room: id, seq, ...words, title: "\u200b" })).rejects.toMatchObject({
      code: "malformed",
    });
    await expect(publishWork(deps, by, { room: id, seq: 9999, ...words })).rejects.toMatchObject({
      code: "out_of_range",
    });
  });
});

describe("a contributor", () => {
  it("who is not named on the label is not named in its film either", async () => {
    const { work, ana } = await published();
    const inFilm = async () => (await readFilm(deps, work)).flatMap(({ by }) => by).toSorted();
    await expect.poll(inFilm, { timeout: 20_000 }).toEqual(["Hana", "someone unnamed"]);
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    expect(await inFilm()).toEqual(["Ana", "Hana"]);
    await jobs.idle();
  });

  it("who accepts is named, who stays anonymous is not, each in a new version of the record", async () => {
    const { work, ana } = await published();
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    await jobs.idle();
    expect((await readWork(deps, work, [])).labels.find((l) => l.player === ana.actor)?.name).toBe("Ana");
    await decideCredit(deps, [ana.actor], work, { consent: "anonymous" });
    await jobs.idle();
    const page = await readWork(deps, work, []);
    expect(page.labels.find((l) => l.player === ana.actor)?.name).toBeNull();
    expect(page.version).toBe(3);
    const [first, second] = [await readRecord(deps, work, 2), await readRecord(deps, work, 3)];
    expect(second.record.supersedes).toBe(sha256Hex(recordBytes(first.record)));
  });

  it("who withdraws is rendered away: the record says so, the old files are gone, and it verifies", async () => {
    const { work, ana } = await published();
    const before = await readFile(deps, { work, size: 1024, format: "jpeg" });
    await decideCredit(deps, [ana.actor], work, { consent: "withdrawn" });
    await jobs.idle();
    const { record } = await readRecord(deps, work);
    expect(record.without).toEqual([ana.actor]);
    expect(record.recipe.contributions).not.toHaveProperty("vividness");
    expect(await deps.blobs.has(before.hash)).toBe(false);
    const after = await readFile(deps, { work, size: 1024, format: "jpeg" });
    const report = await verifyFile(after.bytes, null, instanceSources(deps));
    expect(state(report)).toMatchObject({ log: "pass", pixels: "pass", standing: "pass" });
    // The file from before still says what it was, and that it no longer stands.
    expect(state(await verifyFile(before.bytes, null, instanceSources(deps)))).toMatchObject({
      record: "pass",
      standing: "fail",
    });
  });

  it("is the only one who may answer for them", async () => {
    const { work } = await published();
    const stranger = await server.guest("Stranger");
    await expect(decideCredit(deps, [stranger.actor], work, { consent: "accepted" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("agrees to a declared split, which counts once all who are named have", async () => {
    const { work, host, ana } = await published();
    const shares = { [host.actor]: 500, [ana.actor]: 500 };
    await expect(declareSplit(deps, ana.actor, work, shares)).rejects.toMatchObject({ code: "not_found" });
    await expect(declareSplit(deps, host.actor, work, { [host.actor]: 900 })).rejects.toMatchObject({
      code: "out_of_range",
    });
    await declareSplit(deps, host.actor, work, shares);
    await decideCredit(deps, [ana.actor], work, { consent: "accepted" });
    await jobs.idle();
    expect((await readWork(deps, work, [])).split).toBe(false);
    await decideCredit(deps, [ana.actor], work, { agreed: true });
    await jobs.idle();
    expect((await readWork(deps, work, [])).labels.map((l) => l.declared)).toEqual([500, 500]);
  });
});

/** The WebP with one byte of its picture changed, the last that leaves a picture to look at: not every one does. */
async function withOneByteChanged(webp: Uint8Array): Promise<Uint8Array> {
  const chunk = Buffer.from(webp).indexOf("VP8 ");
  const end = chunk + 8 + Buffer.from(webp).readUInt32LE(chunk + 4);
  for (let at = end - 16; at > chunk + 64; at -= 16) {
    const image = new Uint8Array(webp);
    image[at] = (image[at] ?? 0) ^ 1;
    const decodes = await deps.marks.decode(image).then(
      () => true,
      () => false,
    );
    if (decodes) return image;
  }
  throw new Error("no byte of it can be changed");
}

describe("a published file", () => {
  it("verifies in every format and size, and each tampering fails the check that is meant to see it", async () => {
    const { work } = await published();
    const sources = instanceSources(deps);
    for (const [size, format] of [
      [256, "png"],
      [1024, "jpeg"],
      [512, "webp"],
      [1024, "png"],
    ] as const) {
      const { bytes } = await readFile(deps, { work, size, format });
      const report = await verifyFile(bytes, null, sources);
      expect(state(report), `${size} ${format}: ${JSON.stringify(report.checks)}`).toEqual({
        file: "pass",
        credentials: "pass",
        record: "pass",
        listed: "pass",
        pixels: "pass",
        export: "pass",
        log: "pass",
        watermark: "pass",
        fingerprint: "pass",
        standing: "pass",
      });
      expect(report).toMatchObject({ verdict: "verified", ok: true });
    }
    const { bytes } = await readFile(deps, { work, size: 1024, format: "jpeg" });
    const image = new Uint8Array(bytes);
    image[image.length - 5000] = (image[image.length - 5000] ?? 0) ^ 1;
    expect(state(await verifyFile(image, null, sources)).listed).not.toBe("pass");
    expect(await verifyFile(image, null, sources)).toMatchObject({ verdict: "failed", ok: false });

    const signed = await readRecord(deps, work);
    const forged = SignedRecord.parse({ ...signed, record: { ...signed.record, title: "Another title" } });
    expect(state(await verifyFile(bytes, forged, sources)).record).toBe("fail");
    const recipe = { ...signed.record.recipe, seed: (signed.record.recipe.seed ^ 1) >>> 0 };
    const redrawn = SignedRecord.parse({ ...signed, record: { ...signed.record, recipe } });
    expect(state(await verifyFile(bytes, redrawn, sources))).toMatchObject({
      record: "fail",
      pixels: "fail",
      log: "fail",
    });
    const consent = { ...signed.record.contributors[0], consent: "withdrawn" };
    const pretended = SignedRecord.parse({
      ...signed,
      record: { ...signed.record, contributors: [consent] },
    });
    expect(state(await verifyFile(null, pretended, sources)).record).toBe("fail");
  }, 60_000);

  it("is recognised in a copy, by its mark or by its looks, and a copy is never verified", async () => {
    const { work } = await published();
    const sources = instanceSources(deps);
    const { bytes } = await readFile(deps, { work, size: 1024, format: "png" });
    // As a screenshot: the pixels, anew compressed, and nothing else of the file.
    const copy = new Uint8Array(await sharp(bytes).jpeg({ quality: 70 }).toBuffer());
    const marked = await verifyFile(copy, null, sources);
    expect(state(marked)).toMatchObject({
      watermark: "pass",
      credentials: "unavailable",
      listed: "unavailable",
    });
    expect(marked, JSON.stringify(marked)).toMatchObject({
      verdict: "unvouched",
      ok: false,
      work: { id: work },
    });
    expect(marked.words).toContain("Recognised by its watermark");
    const small = new Uint8Array(await sharp(bytes).resize(200).jpeg({ quality: 50 }).toBuffer());
    const seen = await verifyFile(small, null, sources);
    expect(state(seen)).toMatchObject({
      watermark: "unavailable",
      fingerprint: "pass",
      record: "unavailable",
    });
    expect(seen).toMatchObject({ verdict: "unvouched", ok: false });
    expect(seen.words).toContain("Recognised by how it looks");
  });

  it("vouches for no picture that has nothing to do with it, and its mark on another one fails", async () => {
    const { work } = await published();
    const sources = instanceSources(deps);
    const size = 512;
    const stripes = Uint8Array.from({ length: size * size * 3 }, (_, i) =>
      ((Math.floor(i / 3) % size) >> 5) % 2 === 0 ? 40 : 210,
    );
    const png = async (rgb: Uint8Array) =>
      new Uint8Array(
        await sharp(rgb, { raw: { width: size, height: size, channels: 3 } })
          .png()
          .toBuffer(),
      );
    const foreign = await verifyFile(await png(stripes), null, sources);
    expect(foreign).toMatchObject({ verdict: "unvouched", ok: false, work: null });
    expect(foreign.words).toContain("Not a file of Cohue");
    const worn = await verifyFile(
      await png(await sources.marks.embed(stripes, size, BigInt(`0x${work}`))),
      null,
      sources,
    );
    expect(state(worn)).toMatchObject({ watermark: "pass", export: "fail" });
    expect(worn.verdict).toBe("failed");
  });

  it("whose room's log was changed in one byte fails there, and only there", async () => {
    const { work, id } = await published();
    const { bytes } = await readFile(deps, { work, size: 512, format: "webp" });
    const { db } = server.database;
    const row = await db.roomEvent.findFirstOrThrow({ where: { room: id, kind: "edit" } });
    await db.roomEvent.update({
      where: { room_seq: { room: id, seq: row.seq } },
      data: { payload: row.payload.replace('"n":1', '"n":7') },
    });
    const report = state(await verifyFile(bytes, null, instanceSources(deps)));
    expect(report).toMatchObject({ record: "pass", listed: "pass", pixels: "pass" });
    expect(report.log).toBe("fail");
  });

  it("of which one byte is changed, in image, record, log or consent, fails the check that is meant to see it", async () => {
    const { work, id } = await published();
    const sources = instanceSources(deps);
    const { db } = server.database;
    const { bytes } = await readFile(deps, { work, size: 512, format: "webp" });
    const signed = await readRecord(deps, work);
    const text = JSON.stringify(signed);
    const flipped = (text: string, before: string, after: string) => {
      expect(text).toContain(before);
      return readSigned(JSON.parse(text.replace(before, after)));
    };
    const image = await withOneByteChanged(bytes);
    const event = await db.roomEvent.findFirstOrThrow({ where: { room: id, kind: "edit" } });
    const key = { room_seq: { room: id, seq: event.seq } };
    const withLog = async (payload: string) => {
      await db.roomEvent.update({ where: key, data: { payload } });
      const report = await verifyFile(bytes, null, sources);
      await db.roomEvent.update({ where: key, data: { payload: event.payload } });
      return report;
    };
    const recipe = flipped(
      text,
      `"seed":${signed.record.recipe.seed}`,
      `"seed":${(signed.record.recipe.seed ^ 1) >>> 0}`,
    );
    const table = {
      nothing: [await verifyFile(bytes, null, sources), []],
      "the image": [await verifyFile(image, null, sources), ["credentials", "listed"]],
      "the record's title": [
        await verifyFile(bytes, flipped(text, "Slow weather", "Slow weathes"), sources),
        ["record", "listed"],
      ],
      "the record's recipe": [
        await verifyFile(bytes, recipe, sources),
        ["record", "listed", "pixels", "export", "log"],
      ],
      "a hash in the signed list": [
        await verifyFile(
          bytes,
          flipped(text, `"hash":"${sha256Hex(bytes)}"`, `"hash":"${other(sha256Hex(bytes))}"`),
          sources,
        ),
        ["listed"],
      ],
      "the log, still JSON": [await withLog(event.payload.replace('"n":1', '"n":7')), ["log"]],
      "the log, not JSON any more": [await withLog(event.payload.replace("{", "[")), ["log"]],
      "a consent": [
        await verifyFile(bytes, flipped(text, '"consent":"pending"', '"consent":"penging"'), sources),
        ["record"],
      ],
      "a name that was agreed to": [
        await verifyFile(bytes, flipped(text, '"name":"Hana"', '"name":"Hanb"'), sources),
        ["record", "listed"],
      ],
    } as const;
    for (const [what, [report, failed]] of Object.entries(table)) {
      const found = report.checks.filter(({ state }) => state === "fail").map((check) => check.id);
      // How much of the picture a byte of it spoils is the format's affair.
      const spoilt = what === "the image" ? ["export", "watermark", "fingerprint"] : [];
      expect(
        found.filter((check) => !spoilt.includes(check)),
        what,
      ).toEqual(failed);
    }
  });

  it("is 410 once taken down, its bytes gone, its record kept; and only its publisher takes it down", async () => {
    const { work, ana, host } = await published();
    const { hash } = await readFile(deps, { work, size: 512, format: "webp" });
    await expect(unpublishWork(deps, ana.actor, work, "no")).rejects.toMatchObject({ code: "not_found" });
    await unpublishWork(deps, host.actor, work, "we changed our minds");
    await expect(readFile(deps, { work, size: 512, format: "webp" })).rejects.toMatchObject({
      code: "gone",
      status: 410,
    });
    await expect(readWork(deps, work, [])).rejects.toMatchObject({
      displayable: expect.stringContaining("changed our minds"),
    });
    expect(await deps.blobs.has(hash)).toBe(false);
    expect((await readRecord(deps, work)).record.work).toBe(work);
    await expect(
      readFile(deps, { work: "0".repeat(16) as WorkId, size: 512, format: "webp" }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(readFile(deps, { work, size: 333, format: "exe" })).rejects.toMatchObject({ code: "gone" });
  });
});

describe("npm run verify, without a server", () => {
  const folder = mkdtempSync(join(tmpdir(), "cohue-cli-"));
  const put = (name: string, content: Uint8Array | object) => {
    const path = join(folder, name);
    writeFileSync(path, content instanceof Uint8Array ? content : JSON.stringify(content));
    return path;
  };
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "server/cli/verify.ts", ...args],
      { encoding: "utf8" },
    );
    return {
      status,
      report: args.includes("--json") && stdout ? JSON.parse(stdout) : null,
      said: stdout + stderr,
    };
  };

  it("passes what is whole, fails what is not, says what it cannot know, and its exit code is honest", async () => {
    const { work } = await published();
    const { bytes } = await readFile(deps, { work, size: 1024, format: "png" });
    const record = put("record.json", await readRecord(deps, work));
    const keys = put("cohue.json", {
      keys: deps.signer.keys,
      contentCredentials: { root: deps.marks.rootPem },
    });
    const log = put("log.json", (await readOpenLogs(deps, work)) as object);
    const whole = run(put("work.png", bytes), "--record", record, "--keys", keys, "--log", log, "--json");
    expect(whole.status, whole.said).toBe(0);
    expect(state(whole.report)).toMatchObject({
      credentials: "pass",
      record: "pass",
      listed: "pass",
      pixels: "pass",
      export: "pass",
      log: "pass",
      watermark: "pass",
    });
    expect(state(whole.report)).toMatchObject({ fingerprint: "unavailable", standing: "unavailable" });

    const changed = new Uint8Array(bytes);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    expect(run(put("changed.png", changed), "--record", record, "--json").status).toBe(1);
    expect(run(put("text.png", new TextEncoder().encode("no")), "--json").status).toBe(1);
    expect(run().status).toBe(2);
    expect(run(put("work.png", bytes), "--record", put("bad.json", { v: 1 })).status).toBe(2);
    const alone = run("--record", record, "--keys", keys, "--json");
    expect(alone.status, alone.said).toBe(0);
    expect(state(alone.report)).toMatchObject({ record: "pass", pixels: "pass", export: "unavailable" });
    // A key that comes with the record says nothing of who signed, which is said.
    const unlooked = run(put("work.png", bytes), "--record", record, "--json");
    expect(unlooked.status, unlooked.said).toBe(0);
    expect(unlooked.report).toMatchObject({ verdict: "verified", ok: true });
    expect(unlooked.said).toContain("Whose key signed it was not looked up");
    expect(state(unlooked.report)).toMatchObject({ record: "pass", listed: "pass" });
    const unnamed = run(put("work.png", bytes));
    expect(unnamed.status, unnamed.said).toBe(0);
    expect(unnamed.said).toContain("name a record that is not at hand");
    const foreign = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#346" } })
      .png()
      .toBuffer();
    expect(run(put("foreign.png", new Uint8Array(foreign))).status).toBe(3);
  }, 90_000);
});

describe("a remix", () => {
  const remixer = async (): Promise<[Guest, readonly [ActorId, ...ActorId[]]]> => {
    const guest = await server.guest("Rita");
    return [guest, [guest.actor]];
  };

  it("of one work begins with its picture; its makers share in what comes of it", async () => {
    const first = await published();
    const [rita, actors] = await remixer();
    const room = await remixWork(deps, actors, { works: [first.work] });
    const tab = await server.tab(rita);
    await tab.join(room.id);
    await tab.edit(pull("flow", 2));
    const { seq } = (await server.rooms.get(room.id)).state;
    const { id } = await publishWork(deps, publisher(rita), {
      room: room.id,
      seq,
      ...words,
      title: "Remixed",
    });
    await jobs.idle();
    const page = await readWork(deps, id, []);
    expect(page.ancestry.parents).toMatchObject([{ id: first.work, kind: "remix", shown: true }]);
    expect((await readWork(deps, first.work, [])).ancestry.children).toMatchObject([{ id, kind: "remix" }]);
    const players = page.labels.map((l) => l.player);
    expect(players).toEqual(expect.arrayContaining([rita.actor, first.host.actor, first.ana.actor]));
    expect(page.labels.reduce((sum, l) => sum + l.influence, 0)).toBeCloseTo(1, 2);
  }, 30_000);

  it("of a remix names the makers of what that was made from, and shares add up", async () => {
    const first = await published();
    const [rita, actors] = await remixer();
    const again = async (of: WorkId, title: string) => {
      const room = await remixWork(deps, actors, { works: [of] });
      const tab = await server.tab(rita);
      await tab.join(room.id);
      await tab.edit(pull("detail", 2));
      const { seq } = (await server.rooms.get(room.id)).state;
      const { id } = await publishWork(deps, publisher(rita), { room: room.id, seq, ...words, title });
      await jobs.idle();
      return id;
    };
    const second = await again(first.work, "Once");
    const third = await again(second, "Twice");
    const { labels, ancestry } = await readWork(deps, third, []);
    expect(labels.map((l) => l.player).filter((player) => player.startsWith("work:"))).toEqual([]);
    expect(labels.find((l) => l.player === first.host.actor)).toMatchObject({
      name: "Hana",
      through: { work: first.work },
    });
    expect(labels.reduce((sum, l) => sum + l.influence, 0)).toBeCloseTo(1, 2);
    expect(ancestry.lines.map(({ parent, child }) => [parent, child]).sort()).toEqual(
      [
        [first.work, second],
        [second, third],
      ].sort(),
    );
    // By two ways: through itself, and through what was made of it.
    const room = await remixWork(deps, actors, { works: [first.work, second] });
    const { seq } = (await server.rooms.get(room.id)).state;
    const { id } = await publishWork(deps, publisher(rita), { room: room.id, seq, ...words });
    await jobs.idle();
    const both = (await readWork(deps, id, [])).labels.filter((l) => l.player === first.host.actor);
    expect(both.map(({ through }) => through?.work)).toEqual([first.work]);
    const [card] = (await listWorks(server.database.db, { search: "twice" })).works;
    expect(card).toMatchObject({ names: ["Rita"], others: 0, after: ["Once"] });
  }, 60_000);

  it("of two works has both as parents, in ancestry and in the record", async () => {
    const [one, two] = [await published(), await published()];
    const [rita, actors] = await remixer();
    for (const mix of ["blend", "breed"] as const) {
      const room = await remixWork(deps, actors, { works: [one.work, two.work], mix });
      const { seq } = (await server.rooms.get(room.id)).state;
      const { id } = await publishWork(deps, publisher(rita), {
        room: room.id as RoomId,
        seq,
        ...words,
        title: mix,
      });
      await jobs.idle();
      const { record } = await readRecord(deps, id);
      expect(record.parents.map((p) => p.work).sort()).toEqual([one.work, two.work].sort());
      expect(record.parents.map((p) => p.kind)).toEqual([mix, mix]);
    }
  }, 30_000);

  it("is not believed of a picture that is not the work's: the edit is refused, and a log that says so is not published", async () => {
    const one = await published();
    const [rita, actors] = await remixer();
    const room = await server.room(rita);
    const tab = await server.tab(rita);
    await tab.join(room.id);
    const { work, recipe: latent } = await readMate(deps, actors, one.work);
    const blend = (recipe: typeof latent, of: string = work, weight = 0.4) => ({
      kind: "blend" as const,
      id: "forged",
      value: { source: { recipe, work: of }, band: "all" as const, weight },
    });
    const forged = { ...latent, seed: (latent.seed ^ 1) >>> 0 };
    const refused = { ok: false, error: "untrue_parent" };
    expect(await tab.edit(blend(forged))).toMatchObject(refused);
    expect(await tab.edit(blend(latent, "0123456789abcdef"))).toMatchObject(refused);
    // Only that one edit of a message, and what is sent behind it comes after it.
    const [mixed, later] = await Promise.all([
      tab.edit(pull("flow", 1), blend(forged)),
      tab.edit(pull("flow", 2)),
    ]);
    expect(mixed).toMatchObject({ ok: true, refused: [{ error: "untrue_parent" }] });
    expect(later).toMatchObject({ ok: true, refused: [] });
    const { db } = server.database;
    await db.work.update({ where: { id: work }, data: { licence: "all-rights-reserved" } });
    expect(await tab.edit(blend(latent))).toMatchObject(refused);
    await db.work.update({ where: { id: work }, data: { licence: "CC-BY-4.0" } });
    expect(await tab.edit(blend(latent))).toMatchObject({ ok: true });
    expect((await server.rooms.get(room.id)).state.recipe.blends).toHaveLength(1);
    // What is there may be weighed anew, whatever has become of the work.
    await db.work.update({ where: { id: work }, data: { status: "unpublished" } });
    expect(await tab.edit(blend(latent, work, 0.7))).toMatchObject({ ok: true });

    const { lineage } = await readLineage(db, room.id, (await server.rooms.get(room.id)).state.seq);
    await requireTrueParents(db, lineage);
    const lying = lineage.map((log) =>
      log.map((event) =>
        event.kind === "edit" && event.payload.edit.kind === "blend"
          ? { ...event, payload: { ...event.payload, edit: blend(forged) } }
          : event,
      ),
    );
    await expect(requireTrueParents(db, lying)).rejects.toMatchObject({
      code: "untrue_parent",
      displayable: expect.stringContaining("cannot be published"),
    });
  }, 60_000);

  it("mixed into a room's picture, or bred with it, is a parent too, and its makers share in the credit", async () => {
    const [one, two] = [await published(), await published()];
    const [rita, actors] = await remixer();
    const room = await server.room(rita);
    const tab = await server.tab(rita);
    await tab.join(room.id);
    const mate = await readMate(deps, actors, one.work);
    const { recipe, seed } = { recipe: (await server.rooms.get(room.id)).state.recipe, seed: 3 };
    const [child = []] = brood({ recipe, me: rita.actor, controls: [], seed, reach: 0.5, mate });
    await tab.edit(...child);
    const { work, recipe: latent } = await readMate(deps, actors, two.work);
    await tab.edit({
      kind: "blend",
      id: "whole",
      value: { source: { recipe: latent, work }, band: "all", weight: 0.4 },
    });
    const { seq } = (await server.rooms.get(room.id)).state;
    const { id } = await publishWork(deps, publisher(rita), { room: room.id, seq, ...words });
    await jobs.idle();
    const { record } = await readRecord(deps, id);
    expect(record.parents.map(({ work, kind }) => [work, kind]).sort()).toEqual(
      [
        [one.work, "breed"],
        [two.work, "blend"],
      ].sort(),
    );
    expect((await readWork(deps, id, [])).labels.map((l) => l.through?.work)).toEqual(
      expect.arrayContaining([one.work, two.work]),
    );
  }, 30_000);

  it("of a work with all rights reserved is its makers' alone, and of one that is gone nobody's", async () => {
    const room = await made();
    const wanted = { room: room.id, seq: room.seq, ...words, licence: "all-rights-reserved" as const };
    const { id } = await publishWork(deps, publisher(room.host), wanted);
    await jobs.idle();
    const [, actors] = await remixer();
    await expect(remixWork(deps, actors, { works: [id] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(readMate(deps, actors, id)).rejects.toMatchObject({ code: "forbidden" });
    await remixWork(deps, [room.ana.actor], { works: [id] });
    await unpublishWork(deps, room.host.actor, id, "");
    await expect(remixWork(deps, [room.ana.actor], { works: [id] })).rejects.toMatchObject({ code: "gone" });
  });
});

describe("the wall", () => {
  it("is searched by title, description, people and tags, and filtered by model, licence, colour and date", async () => {
    const { db } = server.database;
    const room = await made();
    const { id } = await publishWork(deps, publisher(room.host), {
      room: room.id,
      seq: room.seq,
      ...words,
      title: "Quince light",
      description: "An orchard, at five",
      tags: ["orchardtag"],
      licence: "CC0-1.0",
    });
    await jobs.idle();
    const { publishedAt, hue } = await db.work.findUniqueOrThrow({ where: { id } });
    const at = publishedAt?.getTime() ?? 0;
    const found = async (query: Parameters<typeof listWorks>[1]) =>
      (await listWorks(db, { search: "quince", ...query })).works.some((w) => w.id === id);
    for (const search of ["QUINCE light", "orchard five", "hana quince", "orchardtag"])
      expect(await found({ search }), search).toBe(true);
    expect(await found({ search: "quince nothing" })).toBe(false);
    const filters = [
      [{ model: "fields" }, { model: "landscapes-sketch" }],
      [{ licence: "CC0-1.0" }, { licence: "CC-BY-4.0" }],
      [{ hue: hue ?? 0 }, { hue: ((hue ?? 0) + 180) % 360 }],
      [{ since: at }, { since: at + 1 }],
      [{ until: at }, { until: at - 1 }],
      [{ person: room.host.actor }, { person: room.ana.actor }],
    ] as const;
    for (const [fits, misses] of filters) {
      expect(await found(fits), JSON.stringify(fits)).toBe(true);
      expect(await found(misses), JSON.stringify(misses)).toBe(false);
    }
  });
});

describe("visitors", () => {
  it("applaud once each, and take it back", async () => {
    const { work, ana, host } = await published();
    const { db } = server.database;
    await Promise.all([applaud(db, ana.actor, work, true), applaud(db, ana.actor, work, true)]);
    expect(await applaud(db, host.actor, work, true)).toBe(2);
    expect(await applaud(db, ana.actor, work, false)).toBe(1);
  });

  it("comment in harmless text, and take back only what is theirs", async () => {
    const { work, ana, host } = await published();
    const { db } = server.database;
    const comment = await addComment(db, ana.actor, work, "<script>\u202Ehi\u200b</script>");
    expect(comment.text).toBe("<script>hi</script>");
    await expect(removeComment(db, host.actor, comment.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(addComment(db, ana.actor, work, "\u200b")).rejects.toMatchObject({ code: "malformed" });
    await removeComment(db, ana.actor, comment.id);
    expect(await listComments(db, work)).toEqual([]);
  });
});
