import { open } from "node:fs/promises";
import type { AnimationFile } from "./animation";

/** VP8X flags (RFC 9649, section 2.7). */
const ANIMATED = 0x02;
const HAS_XMP = 0x04;
/** ANMF flags: replaces what was there. */
const NO_BLEND = 0x02;

/** Writes an animated WebP that plays for ever, with its labels, to a new file. */
export async function animatedWebp(
  path: string,
  { width, height, xmp }: { width: number; height: number; xmp: string },
): Promise<AnimationFile> {
  const file = await open(path, "wx", 0o600);
  let length = 0;
  const write = async (bytes: Uint8Array) => {
    await file.writeFile(bytes);
    length += bytes.length;
  };
  const header = Buffer.alloc(10);
  header[0] = ANIMATED | HAS_XMP;
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  // The length of all stands first, and is known last.
  await write(
    Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBP"), chunk("VP8X", header), chunk("ANIM", Buffer.alloc(6))]),
  );
  return {
    async add({ vp8, ms }) {
      const place = Buffer.alloc(16);
      place.writeUIntLE(width - 1, 6, 3);
      place.writeUIntLE(height - 1, 9, 3);
      place.writeUIntLE(ms, 12, 3);
      place[15] = NO_BLEND;
      await write(chunk("ANMF", Buffer.concat([place, chunk("VP8 ", vp8)])));
    },
    async end() {
      await write(chunk("XMP ", Buffer.from(xmp, "utf8")));
      const riff = Buffer.alloc(4);
      riff.writeUInt32LE(length - 8);
      await file.write(riff, 0, riff.length, 4);
    },
    close: () => file.close(),
  };
}

/** A RIFF chunk, padded to even length. */
function chunk(name: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length & 1)]);
}
