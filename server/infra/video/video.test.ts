import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { squareOf } from "@/core/picture/render/shape";
import { animatedWebp } from "./animated-webp";
import type { AnimationFile } from "./animation";
import { addXmpBox, h264, mp4Sink } from "./ffmpeg";
import { vp8Frame } from "./vp8";
import { webm } from "./webm";

const SIZE = 64;
const plain = (red: number): Uint8Array =>
  new Uint8Array(SIZE * SIZE * 3).map((_, i) => (i % 3 === 0 ? red : 40));
const folder = mkdtempSync(join(tmpdir(), "cohue-video-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three frames of a second and a half. Answers the file, and how long it was after each. */
async function animated(name: string, open: (path: string) => Promise<AnimationFile>) {
  const path = join(folder, name);
  const file = await open(path);
  const grown: number[] = [];
  for (const red of [0, 120, 250]) {
    await file.add({ vp8: await vp8Frame(plain(red), squareOf(SIZE)), ms: 1500 });
    grown.push(statSync(path).size);
  }
  await file.end();
  await file.close();
  return { bytes: readFileSync(path), grown };
}
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/">said</x:xmpmeta>';
const meanRed = async (image: Sharp) => (await image.stats()).channels[0]?.mean ?? 0;

describe("an animated WebP", () => {
  it("has its frames in order, their times, and its labels", async () => {
    const { bytes: file, grown } = await animated("a.webp", (path) =>
      animatedWebp(path, { width: SIZE, height: SIZE, xmp: XMP }),
    );
    expect(grown).toEqual([...grown].sort((a, b) => a - b));
    expect(new Set(grown).size).toBe(3);
    const { pages, delay, loop, xmp, width, pageHeight } = await sharp(file, { animated: true }).metadata();
    expect({ pages, delay, loop, width, pageHeight }).toEqual({
      pages: 3,
      delay: [1500, 1500, 1500],
      loop: 0,
      width: SIZE,
      pageHeight: SIZE,
    });
    expect(xmp?.toString()).toContain("said");
    for (const [page, red] of [0, 120, 250].entries())
      expect(await meanRed(sharp(file, { page }))).toBeCloseTo(red, -1);
  });
});

describe("a WebM", () => {
  it("is well formed: elements fill their parents, cues point at clusters, and duration is the frames'", async () => {
    const tags = { TITLE: "A loop", XMP };
    const { bytes: file, grown } = await animated("a.webm", (path) =>
      webm(path, { width: SIZE, height: SIZE, title: "A loop", software: "cohue", tags }),
    );
    // A cluster is written as soon as it is full.
    expect(grown.at(-1)).toBeGreaterThan(grown[0] ?? 0);
    const top = children(file, 0, file.length);
    expect(top.map(({ id }) => id)).toEqual([0x1a45dfa3, 0x18538067]);
    const segment = top[1] ?? { from: 0, to: 0 };
    const parts = children(file, segment.from, segment.to);
    const starts = parts.filter(({ id }) => id === 0x1f43b675).map(({ start }) => start - segment.from);
    expect(starts.length).toBeGreaterThan(1);
    const cues = parts.find(({ id }) => id === 0x1c53bb6b) ?? segment;
    const pointed = children(file, cues.from, cues.to).map((point) => {
      const [, positions] = children(file, point.from, point.to);
      const [, where] = children(file, positions?.from ?? 0, positions?.to ?? 0);
      return Number(file.readBigUInt64BE(where?.from));
    });
    expect(pointed).toEqual(starts);
    const seek = parts.find(({ id }) => id === 0x114d9b74) ?? segment;
    expect(Number(file.readBigUInt64BE(seek.to - 8))).toBe(cues.from - 12 - segment.from);
    const info = parts.find(({ id }) => id === 0x1549a966) ?? segment;
    const duration = children(file, info.from, info.to).find(({ id }) => id === 0x4489);
    expect(file.readDoubleBE(duration?.from)).toBe(4500);
    expect(file.includes("said")).toBe(true);
  });
});

describe("an MP4", () => {
  it("is made where the machine has an encoder, with its labels, and is not offered elsewhere", async ({
    skip,
  }) => {
    const encoder = await h264();
    if (!encoder) return skip("no ffmpeg with H.264 here");
    const path = join(folder, "100% of #1.mp4");
    const sink = mp4Sink(path, encoder, {
      shape: squareOf(SIZE),
      fps: 15,
      title: "A loop",
      comment: "made here",
    });
    try {
      for (let i = 0; i < 30; i++) await sink.write(plain(i * 8));
      await sink.end();
      await addXmpBox(path, XMP);
      const file = readFileSync(path);
      expect(file.toString("latin1", 4, 8)).toBe("ftyp");
      expect(file.includes("said")).toBe(true);
    } finally {
      await sink.dispose();
    }
  });
});

type Element = { id: number; start: number; from: number; to: number };
/** The EBML elements between two offsets; throws where they do not fill them exactly. */
function children(file: Buffer, from: number, to: number): Element[] {
  const found: Element[] = [];
  for (let at = from; at < to; ) {
    const width = Math.clz32(file[at] ?? 0) - 23;
    const id = file.readUIntBE(at, width);
    const length = Number(file.readBigUInt64BE(at + width) & ~(1n << 56n));
    const content = at + width + 8;
    found.push({ id, start: at, from: content, to: content + length });
    at = content + length;
    if (at > to) throw new RangeError(`an element ends at ${at}, beyond ${to}`);
  }
  return found;
}
