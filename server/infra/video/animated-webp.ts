import type { Animation } from "./animation";

/** VP8X flags (RFC 9649, section 2.7). */
const ANIMATED = 0x02;
const HAS_XMP = 0x04;
/** ANMF flags: replaces what was there. */
const NO_BLEND = 0x02;

/** An animated WebP that plays for ever, with its labels. */
export function animatedWebp({ width, height, frames }: Animation, xmp: string): Uint8Array {
  const header = Buffer.alloc(10);
  header[0] = ANIMATED | HAS_XMP;
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  const chunks = [
    chunk("VP8X", header),
    chunk("ANIM", Buffer.alloc(6)),
    ...frames.map(({ vp8, ms }) => {
      const place = Buffer.alloc(16);
      place.writeUIntLE(width - 1, 6, 3);
      place.writeUIntLE(height - 1, 9, 3);
      place.writeUIntLE(ms, 12, 3);
      place[15] = NO_BLEND;
      return chunk("ANMF", Buffer.concat([place, chunk("VP8 ", vp8)]));
    }),
    chunk("XMP ", Buffer.from(xmp, "utf8")),
  ];
  return new Uint8Array(chunk("RIFF", Buffer.concat([Buffer.from("WEBP"), ...chunks])));
}

/** A RIFF chunk, padded to even length. */
function chunk(name: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length & 1)]);
}
