/**
 * The POSIX ustar format (IEEE Std 1003.1, pax: "ustar Interchange Format"), as far as regular files need it: so that a backup
 * can be looked into with what every system has.
 */
const BLOCK = 512;

/** A file on its way into an archive, or out of it. Its bytes come once, in pieces. */
export type Entry = { name: string; size: number; body: AsyncIterable<Uint8Array> };

const padding = (length: number): number => (BLOCK - (length % BLOCK)) % BLOCK;
const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, "0")}\0`;

/** Files as an archive. Names are at most 100 bytes, files less than 8 GiB; each must be as long as it says. */
export async function* writeTar(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, body } of entries) {
    yield header(name, size);
    let written = 0;
    for await (const piece of body) {
      written += piece.length;
      yield piece;
    }
    if (written !== size) throw new RangeError(`${name} has changed while it was read`);
    yield new Uint8Array(padding(size));
  }
  yield new Uint8Array(2 * BLOCK);
}

function header(name: string, size: number): Uint8Array {
  if (Buffer.byteLength(name) > 100 || size >= 8 ** 11)
    throw new RangeError(`${name} does not fit into a tar archive`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write("0", 156);
  block.write("ustar\x0000", 257);
  block.write(`${octal(sumOf(block), 7)} `, 148);
  return block;
}

/** The sum of a header's bytes, its own field taken for spaces. */
const sumOf = (block: Uint8Array): number =>
  block.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);

/**
 * The files of an archive, one after another; what is not read of one is passed over. Throws RangeError where it is none, is
 * damaged, or ends too soon.
 */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const source = chunks[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array();

  /** At most `wanted` bytes, and at least one. */
  const piece = async (wanted: number): Promise<Uint8Array> => {
    while (held.length === 0) {
      const { value, done } = await source.next();
      if (done) throw new RangeError("the archive ends too soon");
      held = value;
    }
    const taken = held.subarray(0, wanted);
    held = held.subarray(taken.length);
    return taken;
  };
  const whole = async (wanted: number): Promise<Buffer> => {
    const pieces: Uint8Array[] = [];
    for (let left = wanted; left > 0; left -= pieces.at(-1)?.length ?? 0) pieces.push(await piece(left));
    return Buffer.concat(pieces);
  };

  for (;;) {
    const block = await whole(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const text = (from: number, to: number) => block.toString("utf8", from, to).replace(/\0.*$/s, "");
    if (text(257, 262) !== "ustar" || Number.parseInt(text(148, 156), 8) !== sumOf(block))
      throw new RangeError("the archive is damaged");
    const size = Number.parseInt(text(124, 136), 8);
    let left = size;
    const next = async (): Promise<Uint8Array> => {
      const taken = await piece(left);
      left -= taken.length;
      return taken;
    };
    async function* body(): AsyncGenerator<Uint8Array> {
      while (left > 0) yield await next();
    }
    // Only regular files are written; whatever else somebody put in is passed over.
    if (text(156, 157) === "0") yield { name: text(0, 100), size, body: body() };
    while (left > 0) await next();
    await whole(padding(size));
  }
}
