import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { animatedWebp } from "./animated-webp";
import { h264, mp4Sink, withXmpBox } from "./ffmpeg";
import { vp8Frame } from "./vp8";
import { webm } from "./webm";

const SIZE = 64;
const plain = (red: number): Uint8Array =>
  new Uint8Array(SIZE * SIZE * 3).map((_, i) => (i % 3 === 0 ? red : 40));
const animation = async () => ({
  width: SIZE,
  height: SIZE,
  frames: await Promise.all(
    [0, 120, 250].map(async (red) => ({ vp8: await vp8Frame(plain(red), SIZE), ms: 1500 })),
  ),
});
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/">said</x:xmpmeta>';
const meanRed = async (image: Sharp) => (await image.stats()).channels[0]?.mean ?? 0;

describe("an animated WebP", () => {
  it("has its frames in order, their times, and its labels", async () => {
    const file = animatedWebp(await animation(), XMP);
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
    const file = Buffer.from(webm(await animation(), { title: "A loop", software: "cohue", tags }));
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
    const info = parts[0] ?? segment;
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
    const sink = await mp4Sink(encoder, { size: SIZE, fps: 15, title: "A loop", comment: "made here" });
    try {
      for (let i = 0; i < 30; i++) await sink.write(plain(i * 8));
      const file = Buffer.from(withXmpBox(await sink.end(), XMP));
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
