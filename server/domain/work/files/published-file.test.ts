import sharp from "sharp";
import { describe, expect } from "vitest";
import { sha256Hex } from "@/core/kernel/canon/hash";
import type { WorkId } from "@/core/kernel/ids/ids";
import { squareOf } from "@/core/picture/render/shape";
import { readSigned, SignedRecord } from "@/core/work/record/record";
import { instanceSources } from "@/server/domain/verify/instance-sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { it, statesOf } from "@/server/testing/work-test";
import type { Sealing } from "../deps";
import { unpublishWork } from "../publish/unpublish-work";
import { readRecord, readWork } from "../read-work";
import { readFile } from "./read-file";

/** A hash with one digit changed. */
const other = (hash: string): string => (hash.startsWith("0") ? "1" : "0") + hash.slice(1);

/** The WebP with one byte of its picture changed, the last that leaves a picture to look at: not every one does. */
async function withOneByteChanged({ marks }: Sealing, webp: Uint8Array): Promise<Uint8Array> {
  const chunk = Buffer.from(webp).indexOf("VP8 ");
  const end = chunk + 8 + Buffer.from(webp).readUInt32LE(chunk + 4);
  for (let at = end - 16; at > chunk + 64; at -= 16) {
    const image = new Uint8Array(webp);
    image[at] = (image[at] ?? 0) ^ 1;
    const decodes = await marks.decode(image).then(
      () => true,
      () => false,
    );
    if (decodes) return image;
  }
  throw new Error("no byte of it can be changed");
}

describe("a published file", () => {
  it("verifies in every format and size, and each tampering fails the check that is meant to see it", async ({
    deps,
    published,
  }) => {
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
      expect(statesOf(report), `${size} ${format}: ${JSON.stringify(report.checks)}`).toEqual({
        file: "pass",
        altered: "pass",
        credentials: "pass",
        record: "pass",
        listed: "pass",
        pixels: "pass",
        export: "pass",
        log: "pass",
        watermark: "pass",
        fingerprint: "pass",
        publication: "pass",
      });
      expect(report).toMatchObject({ verdict: "verified", ok: true });
    }
    const { bytes } = await readFile(deps, { work, size: 1024, format: "jpeg" });
    const image = new Uint8Array(bytes);
    image[image.length - 5000] = (image[image.length - 5000] ?? 0) ^ 1;
    expect(statesOf(await verifyFile(image, null, sources)).listed).not.toBe("pass");
    expect(await verifyFile(image, null, sources)).toMatchObject({ verdict: "failed", ok: false });

    const signed = await readRecord(deps, work);
    const forged = SignedRecord.parse({ ...signed, record: { ...signed.record, title: "Another title" } });
    expect(statesOf(await verifyFile(bytes, forged, sources)).record).toBe("fail");
    const recipe = { ...signed.record.recipe, seed: (signed.record.recipe.seed ^ 1) >>> 0 };
    const redrawn = SignedRecord.parse({ ...signed, record: { ...signed.record, recipe } });
    expect(statesOf(await verifyFile(bytes, redrawn, sources))).toMatchObject({
      record: "fail",
      pixels: "fail",
      log: "fail",
    });
    const consent = { ...signed.record.contributors[0], consent: "withdrawn" };
    const pretended = SignedRecord.parse({
      ...signed,
      record: { ...signed.record, contributors: [consent] },
    });
    expect(statesOf(await verifyFile(null, pretended, sources)).record).toBe("fail");
  });

  it("is recognised in a copy, by watermark or by fingerprint, and a copy is never verified", async ({
    deps,
    published,
  }) => {
    const { work } = await published();
    const sources = instanceSources(deps);
    const { bytes } = await readFile(deps, { work, size: 1024, format: "png" });
    // As a screenshot: the pixels, anew compressed, and nothing else of the file.
    const copy = new Uint8Array(await sharp(bytes).jpeg({ quality: 70 }).toBuffer());
    const marked = await verifyFile(copy, null, sources);
    expect(statesOf(marked)).toMatchObject({
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
    expect(statesOf(seen)).toMatchObject({
      watermark: "unavailable",
      fingerprint: "pass",
      record: "unavailable",
    });
    expect(seen).toMatchObject({ verdict: "unvouched", ok: false });
    expect(seen.words).toContain("Recognised by how it looks");
  });

  it("does not vouch for an unrelated picture, and its watermark on another picture fails", async ({
    deps,
    published,
  }) => {
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
      await png(await sources.marks.embed(stripes, squareOf(size), BigInt(`0x${work}`))),
      null,
      sources,
    );
    expect(statesOf(worn)).toMatchObject({ watermark: "pass", export: "fail" });
    expect(worn.verdict).toBe("failed");
  });

  it("fails only the check of the log when one byte of its room's log was changed", async ({
    server,
    deps,
    published,
  }) => {
    const { work, id } = await published();
    const { bytes } = await readFile(deps, { work, size: 512, format: "webp" });
    const { db } = server.database;
    const row = await db.roomEvent.findFirstOrThrow({ where: { room: id, kind: "edit" } });
    await db.roomEvent.update({
      where: { room_seq: { room: id, seq: row.seq } },
      data: { payload: row.payload.replace('"n":1', '"n":7') },
    });
    const report = statesOf(await verifyFile(bytes, null, instanceSources(deps)));
    expect(report).toMatchObject({ record: "pass", listed: "pass", pixels: "pass" });
    expect(report.log).toBe("fail");
  });

  it("fails the matching check when one byte of its image, record, log or consent is changed", async ({
    server,
    deps,
    published,
  }) => {
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
    const image = await withOneByteChanged(deps, bytes);
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

  it("answers 410 once its publisher, and nobody else, took it down: the bytes are gone, the record is kept", async ({
    deps,
    published,
  }) => {
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
