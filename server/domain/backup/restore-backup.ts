import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { faultsOfSqlite } from "@/prisma/snapshot";
import { readTar } from "@/server/infra/archive/tar";
import { DATABASE, MANIFEST, Manifest, NAME, SUMS } from "./contents";

export type Restored = { manifest: Manifest; files: number; pictures: number };

/**
 * Brings a backup back into a data folder that is empty or not there yet. Every file is checked against its hash and the
 * database against itself before the folder gets its name: what fails leaves nothing behind. Throws RangeError with words.
 */
export async function restoreBackup(file: string, dataDir: string): Promise<Restored> {
  const there = await readdir(dataDir).catch(() => null);
  if (there && there.length > 0)
    throw new RangeError(
      `${dataDir} is not empty: restore into a fresh folder (COHUE_DATA=…), and move it into place afterwards`,
    );
  const folder = `${dataDir}.restoring-${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const sums = await unpack(file, folder);
    const faults = await faultsOfSqlite(join(folder, DATABASE));
    if (faults.length > 0) throw new RangeError(`the database in ${file} is damaged: ${faults[0]}`);
    const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), "utf8")));
    await rm(join(folder, MANIFEST));
    if (there) await rm(dataDir, { recursive: true });
    await rename(folder, dataDir);
    const pictures = [...sums.keys()].filter((name) => name.startsWith("blobs/")).length;
    return { manifest, files: sums.size, pictures };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof RangeError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new RangeError(`${file} could not be restored: ${why}`, { cause: error });
  }
}

/** Writes every file and answers their hashes, which are those that the backup lists. */
async function unpack(file: string, folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let listed: Map<string, string> | null = null;
  const gunzip = createGunzip();
  const unzipping = pipeline(createReadStream(file), gunzip);
  // What goes wrong there is heard by whoever reads from it.
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
    found.set(name, hash.digest("hex"));
  }
  if (!listed) throw new RangeError(`${file} is not a whole backup: it lists no hashes`);
  for (const [name, hash] of listed)
    if (found.get(name) !== hash) throw new RangeError(`${name} in ${file} is missing or damaged`);
  for (const name of [DATABASE, MANIFEST])
    if (!found.has(name)) throw new RangeError(`${file} has no ${name}`);
  return found;
}

/** Blobs go where the store looks for them. */
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
