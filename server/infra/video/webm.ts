import type { Animation } from "./animation";

/** Milliseconds of video in a cluster: what a player can jump to. */
const CLUSTER_MS = 2000;
const KEY_FRAME = 0x80;

/** A WebM (Matroska subset) of VP8 key frames: every frame can be jumped to. Labels travel as tags, XMP among them. */
export function webm(
  { width, height, frames }: Animation,
  labels: { title: string; software: string; tags: Readonly<Record<string, string>> },
): Uint8Array {
  const duration = frames.reduce((sum, { ms }) => sum + ms, 0);
  const clusters = clustersOf(frames);
  const info = element(0x1549a966, [
    uint(0x2ad7b1, 1_000_000),
    float(0x4489, duration),
    text(0x7ba9, labels.title),
    text(0x4d80, labels.software),
    text(0x5741, labels.software),
  ]);
  const tracks = element(0x1654ae6b, [
    element(0xae, [
      uint(0xd7, 1),
      uint(0x73c5, 1),
      uint(0x9c, 0),
      uint(0x83, 1),
      text(0x86, "V_VP8"),
      element(0xe0, [uint(0xb0, width), uint(0xba, height)]),
    ]),
  ]);
  const tags = element(0x1254c367, [
    element(0x7373, [
      element(0x63c0, []),
      ...Object.entries(labels.tags).map(([name, value]) =>
        element(0x67c8, [text(0x45a3, name), text(0x4487, value)]),
      ),
    ]),
  ]);
  // Positions are written in eight bytes, so that where clusters begin does not depend on themselves.
  const before = info.length + tracks.length + tags.length + cues(clusters, 0).length;
  const body = [info, tracks, tags, cues(clusters, before), ...clusters.map(({ bytes }) => bytes)];
  const head = element(0x1a45dfa3, [
    uint(0x4286, 1),
    uint(0x42f7, 1),
    uint(0x42f2, 4),
    uint(0x42f3, 8),
    text(0x4282, "webm"),
    uint(0x4287, 4),
    uint(0x4285, 2),
  ]);
  return new Uint8Array(Buffer.concat([head, element(0x18538067, body)]));
}

type Cluster = { at: number; bytes: Buffer };

function clustersOf(frames: Animation["frames"]): Cluster[] {
  const groups: { at: number; blocks: Buffer[] }[] = [];
  let now = 0;
  for (const { vp8, ms } of frames) {
    let group = groups.at(-1);
    if (!group || now - group.at >= CLUSTER_MS) {
      group = { at: now, blocks: [] };
      groups.push(group);
    }
    const head = Buffer.from([0x81, 0, 0, KEY_FRAME]);
    head.writeInt16BE(now - group.at, 1);
    group.blocks.push(element(0xa3, [head, vp8]));
    now += ms;
  }
  return groups.map(({ at, blocks }) => ({ at, bytes: element(0x1f43b675, [uint(0xe7, at), ...blocks]) }));
}

function cues(clusters: readonly Cluster[], first: number): Buffer {
  let position = first;
  const points = clusters.map(({ at, bytes }) => {
    const where = Buffer.alloc(8);
    where.writeBigUInt64BE(BigInt(position));
    position += bytes.length;
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(at));
    return element(0xbb, [element(0xb3, [time]), element(0xb7, [uint(0xf7, 1), element(0xf1, [where])])]);
  });
  return element(0x1c53bb6b, points);
}

/** An EBML element (RFC 8794): its id as it is written, its length in eight bytes, its content. */
function element(id: number, content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([idBytes(id), length, body]);
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
