import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { AppError } from "@/core/errors";
import { providerOf } from "@/prisma/provider";
import { snapshotSqlite } from "@/prisma/snapshot";
import { type Entry, writeTar } from "@/server/infra/archive/tar";
import type { Blobs } from "@/server/infra/blobs/blobs";
import { DATABASE, KEPT, MANIFEST, type Manifest, SUMS } from "./contents";

export type BackupSource = { dataDir: string; databaseUrl: string; blobs: Blobs; version: string };

/**
 * Everything an instance is, as a gzipped tar: database, pictures, keys. The database is copied at one moment, while the server
 * goes on; pictures are taken after it, and are only ever added. Whoever reads it has every key: it belongs in safe hands.
 * @returns bytes, piece by piece; `storage_unavailable` with words where the database is not SQLite
 */
export async function* writeBackup(source: BackupSource, now: number): AsyncGenerator<Uint8Array> {
  if (providerOf(source.databaseUrl) !== "sqlite")
    throw new AppError(
      "storage_unavailable",
      "not SQLite",
      "This instance keeps its data in PostgreSQL: back it up with pg_dump, and the pictures and keys as docs/operating.md says.",
    );
  // Beside the data, where there is room for it and nobody else can read it.
  const folder = await mkdtemp(join(source.dataDir, ".backup-"));
  try {
    const database = join(folder, DATABASE);
    await snapshotSqlite(source.databaseUrl, database);
    const gzip = createGzip({ level: 1 });
    const packing = pipeline(Readable.from(writeTar(entriesOf(source, database, now))), gzip);
    // What goes wrong there is heard here, by reading from its end.
    packing.catch(() => {});
    yield* gzip;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* entriesOf(
  { dataDir, blobs, version }: BackupSource,
  database: string,
  now: number,
): AsyncGenerator<Entry> {
  const sums: string[] = [];
  const summed = (entry: Entry): Entry => ({ ...entry, body: summing(entry, sums) });
  yield summed(ofText(MANIFEST, `${JSON.stringify({ v: 1, cohue: version, at: now } satisfies Manifest)}\n`));
  yield summed(await ofFile(DATABASE, database));
  for (const name of await keptFiles(dataDir)) yield summed(await ofFile(name, join(dataDir, name)));
  for await (const { hash } of blobs.list()) {
    const bytes = await blobs.get(hash);
    // One that was deleted meanwhile, or is damaged, is not what its name says.
    if (bytes) yield summed({ name: `blobs/${hash}`, size: bytes.length, body: once(bytes) });
  }
  yield ofText(SUMS, sums.join(""));
}

async function keptFiles(dataDir: string): Promise<string[]> {
  const names: string[] = [...KEPT.files];
  for (const folder of KEPT.folders) {
    const found = await readdir(join(dataDir, folder), { withFileTypes: true }).catch(() => []);
    names.push(...found.filter((file) => file.isFile()).map((file) => `${folder}/${file.name}`));
  }
  const there = await Promise.all(
    names.map((name) =>
      stat(join(dataDir, name)).then(
        () => [name],
        () => [],
      ),
    ),
  );
  return there.flat();
}

/** Passes bytes on and writes down their hash at the end, as `sha256sum` would. */
async function* summing({ name, body }: Entry, sums: string[]): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const piece of body) {
    hash.update(piece);
    yield piece;
  }
  sums.push(`${hash.digest("hex")}  ${name}\n`);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const ofText = (name: string, text: string): Entry => {
  const bytes = Buffer.from(text);
  return { name, size: bytes.length, body: once(bytes) };
};

const ofFile = async (name: string, path: string): Promise<Entry> => ({
  name,
  size: (await stat(path)).size,
  body: createReadStream(path),
});
