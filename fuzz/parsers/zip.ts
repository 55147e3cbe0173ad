import fc from "fast-check";
import { Unzip, UnzipInflate } from "fflate";
import { ZipStream } from "@/server/infra/zip/zip-stream";
import { parser } from "../parser";

/** Archives that are given out hold what was put in, whatever it is called. None is taken in. */
export const zip = parser("zip", 100, () => ({
  inputs: fc.uniqueArray(
    fc.record({
      path: fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
      chunks: fc.array(fc.uint8Array({ maxLength: 500 }), { maxLength: 4 }),
      stored: fc.boolean(),
    }),
    { maxLength: 6, selector: ({ path }) => path },
  ),
  check: async (input) => {
    const parts: Uint8Array[] = [];
    const archive = new ZipStream(async (bytes) => void parts.push(bytes));
    for (const { path, chunks, stored } of input) await archive.add(path, chunks, { stored });
    await archive.end();
    const read = unzipped(Buffer.concat(parts));
    if (read.size !== input.length) throw new Error("files were lost");
    for (const { path, chunks } of input)
      if (!read.get(path)?.equals(Buffer.concat(chunks)))
        throw new Error(`${JSON.stringify(path)} came back otherwise`);
  },
}));

/** Into a map: in an object a file called `__proto__` would be lost. */
function unzipped(archive: Uint8Array): Map<string, Buffer> {
  const read = new Map<string, Buffer>();
  const unzip = new Unzip((file) => {
    read.set(file.name, Buffer.alloc(0));
    file.ondata = (error, bytes) => {
      if (error) throw error;
      read.set(file.name, Buffer.concat([read.get(file.name) ?? Buffer.alloc(0), bytes]));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.push(new Uint8Array(archive), true);
  return read;
}
