import fc from "fast-check";
import { type Entry, readTar, writeTar } from "@/server/infra/archive/tar";
import { damaged } from "../arbitraries/bytes";
import { parser } from "../parser";

async function* entries(): AsyncGenerator<Entry> {
  for (const [name, size] of [
    ["cohue.db", 700],
    [`blobs/${"a".repeat(64)}`, 30],
    ["SHA256SUMS", 0],
  ] as const) {
    yield {
      name,
      size,
      body: (async function* () {
        if (size > 0) yield new Uint8Array(size).fill(7);
      })(),
    };
  }
}

/** Backups brought back: RangeError, or files as long as they say; never more bytes than came. */
export const tar = parser("tar", 300, async () => {
  const parts: Uint8Array[] = [];
  for await (const part of writeTar(entries())) parts.push(part);
  const whole = new Uint8Array(Buffer.concat(parts));
  return {
    inputs: fc.record({ bytes: damaged([whole]), piece: fc.integer({ min: 1, max: 2000 }) }),
    check: async ({ bytes, piece }) => {
      async function* chunks(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
      }
      let read = 0;
      try {
        for await (const { name, size, body } of readTar(chunks())) {
          if (!Number.isSafeInteger(size) || size < 0) throw new Error(`${name} has ${size} bytes`);
          let length = 0;
          for await (const part of body) length += part.length;
          if (length !== size) throw new Error(`${name} has ${length} of ${size} bytes`);
          read += length;
        }
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
      if (read > bytes.length) throw new Error("more came out than went in");
    },
  };
});
