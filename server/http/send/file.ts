import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Pair, SENT } from "../router";

type File = { type: string; name: string; bytes: AsyncIterable<string | Uint8Array> };

/** A file to keep, as it is made. Its first piece is made before the head is sent, so that what cannot be made is answered as any other error. */
export async function sendFile(
  { outgoing }: Pick<Pair, "outgoing">,
  { type, name, bytes }: File,
): Promise<Response> {
  const pieces = bytes[Symbol.asyncIterator]();
  const first = await pieces.next();
  outgoing.writeHead(200, {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${name}"`,
    "Cache-Control": "no-store",
  });
  async function* all() {
    if (!first.done) yield first.value;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  await pipeline(Readable.from(all()), outgoing);
  return SENT;
}
