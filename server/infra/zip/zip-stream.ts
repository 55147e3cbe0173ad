import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** Takes bytes and answers when there is room for more. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/**
 * Writes a zip archive file after file, holding no more of it than the chunk at hand: what a file's chunks become is given to
 * the sink, and the next is read when the sink has taken it. Below 4 GB and 65,535 files, which the format without extensions holds.
 */
export class ZipStream {
  readonly #waiting: Uint8Array[] = [];
  readonly #zip: Zip;
  #fault: Error | null = null;

  constructor(private readonly sink: Sink) {
    this.#zip = new Zip((fault, bytes) => {
      if (fault) this.#fault = fault;
      else this.#waiting.push(bytes);
    });
  }

  /** Adds a file. Pictures are compressed already: `stored` keeps them as they are. */
  async add(
    path: string,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    { stored = false, at = new Date() }: { stored?: boolean; at?: Date } = {},
  ): Promise<void> {
    const file = stored ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    file.mtime = at;
    this.#zip.add(file);
    for await (const chunk of chunks) {
      file.push(chunk);
      await this.#flush();
    }
    file.push(new Uint8Array(0), true);
    await this.#flush();
  }

  /** Writes the directory. Nothing can be added after it. */
  async end(): Promise<void> {
    this.#zip.end();
    await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#fault) throw this.#fault;
    for (const bytes of this.#waiting.splice(0)) await this.sink(bytes);
  }
}

const encoder = new TextEncoder();
export const textChunks = (text: string): Uint8Array[] => [encoder.encode(text)];
export const jsonChunks = (value: unknown): Uint8Array[] => textChunks(`${JSON.stringify(value, null, 2)}\n`);

/** Rows as one JSON array, a row at a time. */
export async function* arrayChunks(rows: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  let before = "[";
  for await (const row of rows) {
    yield encoder.encode(`${before}\n  ${JSON.stringify(row)}`);
    before = ",";
  }
  yield encoder.encode(before === "[" ? "[]\n" : "\n]\n");
}
