import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { AppError } from "@/core/kernel/errors";
import { openAsIs } from "@/prisma/client";
import { copyToSqlite } from "@/prisma/copy-rows";
import { providerOf } from "@/prisma/provider";
import { type Entry, writeTar } from "@/server/infra/archive/tar";
import type { Blobs } from "@/server/infra/blobs/blobs";
import { BACKUP_FOLDER, lockBackups } from "@/server/infra/data/data-folder";
import { checkDatabase, copyDatabase } from "@/server/infra/db/snapshot";
import {
  DATABASE,
  KEPT,
  LACKING,
  type Lacking,
  lackingInWords,
  MANIFEST,
  type Manifest,
  SUMS,
} from "./contents";
import { lackingPictures, stillNamed } from "./lacking-pictures";

export type BackupSource = { dataDir: string; databaseUrl: string; blobs: Blobs; version: string };

/**
 * A whole instance as a gzipped tar: database, pictures, keys. The database is copied as it is at one moment, while the server runs.
 * Pictures are read after it, because they are only ever added. The backup holds every key, so keep it safe. One backup at a
 * time; it removes what a killed backup left.
 * @param onLacking gets, before the end, every file that belongs in the backup and could not be read; the archive lists them as well
 * @returns bytes, piece by piece; `storage_unavailable` with words where the database is away or damaged, `conflict` where
 *   another is being made
 */
export async function* writeBackup(
  source: BackupSource,
  now: number,
  onLacking: (lacking: readonly Lacking[]) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const lock = await lockBackups(source.dataDir);
  if (!lock)
    throw new AppError(
      "conflict",
      "two backups at once",
      "A backup of this instance is being made already. Wait for it to end, then try again.",
    );
  // Beside the data: there is space for it, and nobody else can read it.
  const folder = join(source.dataDir, BACKUP_FOLDER);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { mode: 0o700 });
    const database = join(folder, DATABASE);
    const faults = await copyAny(source.databaseUrl, database).catch((cause: Error) => {
      throw new AppError(
        "storage_unavailable",
        cause.message,
        `The database cannot be copied: ${cause.message}.`,
        { cause },
      );
    });
    if (faults.length > 0)
      throw new AppError(
        "storage_unavailable",
        faults[0],
        `The database is damaged, so no backup was made of it: ${faults[0]}. Restore an earlier one.`,
      );
    const gzip = createGzip({ level: 1 });
    const packing = pipeline(Readable.from(writeTar(entriesOf(source, database, { now, onLacking }))), gzip);
    // Reading from the end of this pipeline reports its errors.
    packing.catch(() => {});
    yield* gzip;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await lock.release();
  }
}

/** The database as it is at one moment, as a file of SQLite, whatever it is kept in. Answers what is wrong with it. */
async function copyAny(databaseUrl: string, file: string): Promise<string[]> {
  if (providerOf(databaseUrl) === "sqlite") return copyDatabase(databaseUrl, file);
  const database = openAsIs(databaseUrl);
  try {
    await copyToSqlite(database, file);
  } finally {
    await database.close();
  }
  return checkDatabase(file);
}

type Making = { now: number; onLacking: (lacking: readonly Lacking[]) => void };

async function* entriesOf(
  source: BackupSource,
  database: string,
  { now, onLacking }: Making,
): AsyncGenerator<Entry> {
  const { dataDir, version } = source;
  const sums: string[] = [];
  const summed = (entry: Entry): Entry => ({ ...entry, body: summing(entry, sums) });
  yield summed(ofText(MANIFEST, `${JSON.stringify({ v: 1, cohue: version, at: now } satisfies Manifest)}\n`));
  yield summed(await ofFile(DATABASE, database));
  for (const name of await keptFiles(dataDir)) yield summed(await ofFile(name, join(dataDir, name)));
  const lacking: Lacking[] = [];
  for await (const entry of pictures(source, database, lacking)) yield summed(entry);
  if (lacking.length > 0) yield summed(ofText(LACKING, lackingInWords(lacking)));
  onLacking(lacking);
  yield ofText(SUMS, sums.join(""));
}

/** Every picture that exists and is undamaged. The others are added to `lacking`. */
async function* pictures(
  { blobs, databaseUrl }: BackupSource,
  database: string,
  lacking: Lacking[],
): AsyncGenerator<Entry> {
  const seen = new Set<string>();
  for await (const { hash } of blobs.list()) {
    const name = `blobs/${hash}`;
    try {
      const bytes = await blobs.get(hash);
      if (bytes) {
        seen.add(hash);
        yield { name, size: bytes.length, body: once(bytes) };
      } else if (await blobs.has(hash)) {
        seen.add(hash);
        lacking.push({ name, why: "damaged: its bytes are not those that its name says" });
      }
      // A picture that was deleted since the list was read is not missing.
    } catch (error) {
      seen.add(hash);
      lacking.push({ name, why: `cannot be read: ${error instanceof Error ? error.message : error}` });
    }
  }
  const absent = await lackingPictures(`file:${database}`, seen);
  for (const hash of await stillNamed(databaseUrl, absent))
    lacking.push({ name: `blobs/${hash}`, why: "missing: the database names it, and it is not there" });
}

async function keptFiles(dataDir: string): Promise<string[]> {
  const names: string[] = [...KEPT.files];
  for (const folder of KEPT.folders) {
    const found = await readdir(join(dataDir, folder), { withFileTypes: true }).catch(orNone([]));
    names.push(...found.filter((file) => file.isFile()).map((file) => `${folder}/${file.name}`));
  }
  const there = await Promise.all(
    names.map((name) => stat(join(dataDir, name)).then(() => [name], orNone([]))),
  );
  return there.flat();
}

/** Gives `nothing` for a file that does not exist, and throws other errors. */
const orNone =
  <T>(nothing: T) =>
  (error: unknown): T => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return nothing;
    throw error;
  };

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
