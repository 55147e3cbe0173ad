import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { readTar } from "@/server/infra/archive/tar";
import { DATABASE, MANIFEST, NAME, SUMS } from "./contents";

/**
 * Writes every file of a backup into a folder, checks each against the list of hashes, and returns their names. Throws
 * RangeError where a file is missing, damaged, or does not belong in a backup.
 */
export async function unpackBackup(file: string, folder: string): Promise<ReadonlySet<string>> {
  const found = new Map<string, string>();
  let listed: Map<string, string> | null = null;
  const gunzip = createGunzip();
  const unzipping = pipeline(createReadStream(file), gunzip);
  // The reader of this stream gets its errors.
  unzipping.catch(() => {});
  for await (const { name, body } of readTar(gunzip)) {
    if (!NAME.test(name)) throw new RangeError(`${file} holds ${name}, which no backup of Cohue does`);
    if (name === SUMS) {
      listed = parseSums(await textOf(body));
      continue;
    }
    const hash = createHash("sha256");
    const summing = new Transform({
      transform(piece, _encoding, done) {
        hash.update(piece);
        done(null, piece);
      },
    });
    const path = pathOf(folder, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(Readable.from(body), summing, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    const sum = hash.digest("hex");
    if (name.startsWith("blobs/") && name !== `blobs/${sum}`)
      throw new RangeError(`${name} in ${file} is damaged: its bytes are not those that its name says`);
    found.set(name, sum);
  }
  if (!listed) throw new RangeError(`${file} is not a whole backup: it lists no hashes`);
  for (const [name, hash] of listed)
    if (found.get(name) !== hash) throw new RangeError(`${name} in ${file} is missing or damaged`);
  for (const name of found.keys())
    if (!listed.has(name)) throw new RangeError(`${file} holds ${name}, which it does not list`);
  for (const name of [DATABASE, MANIFEST])
    if (!found.has(name)) throw new RangeError(`${file} has no ${name}`);
  return new Set(found.keys());
}

/** Puts blobs where the blob store looks for them. */
function pathOf(folder: string, name: string): string {
  const hash = /^blobs\/(([0-9a-f]{2})([0-9a-f]{2})[0-9a-f]{60})$/.exec(name);
  return hash
    ? join(folder, "blobs", hash[2] ?? "", hash[3] ?? "", hash[1] ?? "")
    : join(folder, ...name.split("/"));
}

const parseSums = (text: string): Map<string, string> =>
  new Map(
    text
      .split("\n")
      .filter(Boolean)
      .map((line): [string, string] => [line.slice(66), line.slice(0, 64)]),
  );

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
