import { open } from "node:fs/promises";
import type { AnimationFile, VideoFrame } from "./animation";

/** Milliseconds of video in a cluster: what a player can jump to. */
const CLUSTER_MS = 2000;
const KEY_FRAME = 0x80;
const SEGMENT = 0x18538067;
const CUES = 0x1c53bb6b;

type About = {
  width: number;
  height: number;
  title: string;
  software: string;
  tags: Readonly<Record<string, string>>;
};

/**
 * Writes a WebM (Matroska subset) of VP8 key frames to a new file: every frame can be jumped to. Labels travel as tags, XMP among
 * them. Only the cluster that is being filled is in memory.
 */
export async function webm(path: string, about: About): Promise<AnimationFile> {
  const file = await open(path, "wx", 0o600);
  const head = element(0x1a45dfa3, [
    uint(0x4286, 1),
    uint(0x42f7, 1),
    uint(0x42f2, 4),
    uint(0x42f3, 8),
    text(0x4282, "webm"),
    uint(0x4287, 4),
    uint(0x4285, 2),
  ]);
  /** All that stands before the clusters, of the same length whatever is known yet. */
  const front = ({
    length,
    cuesAt,
    duration,
  }: {
    length: number;
    cuesAt: number;
    duration: number;
  }): Buffer =>
    Buffer.concat([
      head,
      opening(SEGMENT, length),
      seekTo(CUES, cuesAt),
      infoOf(about, duration),
      tracksOf(about),
      tagsOf(about),
    ]);
  const before = front({ length: 0, cuesAt: 0, duration: 0 });
  /** Where the segment's content begins: what positions are counted from. */
  const start = head.length + opening(SEGMENT, 0).length;
  await file.writeFile(before);

  let [written, now] = [before.length, 0];
  let filling: { at: number; blocks: Buffer[] } | null = null;
  const points: { at: number; position: number }[] = [];
  const finish = async () => {
    if (!filling) return;
    const cluster = element(0x1f43b675, [uint(0xe7, filling.at), ...filling.blocks]);
    points.push({ at: filling.at, position: written - start });
    await file.writeFile(cluster);
    written += cluster.length;
    filling = null;
  };
  return {
    async add({ vp8, ms }: VideoFrame) {
      if (filling && now - filling.at >= CLUSTER_MS) await finish();
      filling ??= { at: now, blocks: [] };
      const block = Buffer.from([0x81, 0, 0, KEY_FRAME]);
      block.writeInt16BE(now - filling.at, 1);
      filling.blocks.push(element(0xa3, [block, vp8]));
      now += ms;
    },
    async end() {
      await finish();
      const cues = element(CUES, points.map(pointAt));
      await file.writeFile(cues);
      const length = written + cues.length - start;
      const whole = front({ length, cuesAt: written - start, duration: now });
      await file.write(whole, 0, whole.length, 0);
    },
    close: () => file.close(),
  };
}

const infoOf = ({ title, software }: About, duration: number): Buffer =>
  element(0x1549a966, [
    uint(0x2ad7b1, 1_000_000),
    float(0x4489, duration),
    text(0x7ba9, title),
    text(0x4d80, software),
    text(0x5741, software),
  ]);

const tracksOf = ({ width, height }: About): Buffer =>
  element(0x1654ae6b, [
    element(0xae, [
      uint(0xd7, 1),
      uint(0x73c5, 1),
      uint(0x9c, 0),
      uint(0x83, 1),
      text(0x86, "V_VP8"),
      element(0xe0, [uint(0xb0, width), uint(0xba, height)]),
    ]),
  ]);

const tagsOf = ({ tags }: About): Buffer =>
  element(0x1254c367, [
    element(0x7373, [
      element(0x63c0, []),
      ...Object.entries(tags).map(([name, value]) =>
        element(0x67c8, [text(0x45a3, name), text(0x4487, value)]),
      ),
    ]),
  ]);

/** Says where another element is, so that a player need not read as far to find it. */
const seekTo = (id: number, position: number): Buffer =>
  element(0x114d9b74, [
    element(0x4dbb, [element(0x53ab, [idBytes(id)]), element(0x53ac, [eight(position)])]),
  ]);

const pointAt = ({ at, position }: { at: number; position: number }): Buffer =>
  element(0xbb, [
    element(0xb3, [eight(at)]),
    element(0xb7, [uint(0xf7, 1), element(0xf1, [eight(position)])]),
  ]);

function eight(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** How an element of that many bytes begins: its id as it is written, its length in eight bytes. */
function opening(id: number, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length) | (1n << 56n));
  return Buffer.concat([idBytes(id), bytes]);
}

/** An EBML element (RFC 8794). */
function element(id: number, content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([opening(id, body.length), body]);
}

function idBytes(id: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(id);
  return bytes.subarray(bytes.findIndex((byte) => byte !== 0));
}

function uint(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(value, 0, 6);
  const start = bytes.findIndex((byte) => byte !== 0);
  return element(id, [bytes.subarray(start === -1 ? 5 : start)]);
}

function float(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return element(id, [bytes]);
}

const text = (id: number, value: string): Buffer => element(id, [Buffer.from(value, "utf8")]);
