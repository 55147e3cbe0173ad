import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@/prisma/client";
import { copyFromSqlite } from "@/prisma/copy-rows";
import type { Blobs } from "@/server/infra/blobs/blobs";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import { writeFileAtomic } from "@/server/infra/blobs/write-file-atomic";
import { contentOf, isInUse, RESTORING } from "@/server/infra/data/data-folder";
import { lockFile } from "@/server/infra/data/lock-file";
import { refusedFolder } from "@/server/infra/data/refused";
import { checkDatabase } from "@/server/infra/db/snapshot";
import { DATABASE, LACKING, type Lacking, MANIFEST, Manifest } from "./contents";
import { lackingPictures } from "./lacking-pictures";
import { unpackBackup } from "./unpack-backup";

export type Restored = {
  manifest: Manifest;
  files: number;
  pictures: number;
  /** Pictures that the database names and that the backup does not hold. */
  lacking: Lacking[];
};

/** Written before the first file is moved. If it is there at the start, the files that it lists came from a restore that was interrupted. */
const MOVING = "moving.json";

/** Where the database or the pictures go in place of the data folder. */
export type Elsewhere = {
  /** Migrated and empty, on PostgreSQL. */
  database?: Pick<Database, "db">;
  blobs?: Pick<Blobs, "put">;
};

/**
 * Restores a backup into a data folder that is empty or does not exist yet; it may be a mount point. Every file is checked against its
 * hash, and the database against itself, in a folder within; then all are moved up, the database last. After a
 * failure or a kill, a server does not start on the folder, and the next restore starts over. Pictures in a bucket are put there first, and may stay
 * there after a failure, where they harm nothing; rows in PostgreSQL come all or none. Throws RangeError with a sentence.
 */
export async function restoreBackup(
  file: string,
  dataDir: string,
  elsewhere: Elsewhere = {},
): Promise<Restored> {
  const wasThere = existsSync(dataDir);
  const staging = join(dataDir, RESTORING);
  let begun = false;
  try {
    await requireEmpty(dataDir, [RESTORING, ...(await leftBy(staging))]);
    await makeStaging(dataDir, staging);
    const lock = await lockFile(join(staging, "lock"), { temporary: true });
    if (!lock) throw new RangeError(`another restore into ${dataDir} is running`);
    begun = true;
    try {
      const left = await leftBy(staging);
      await requireEmpty(dataDir, [RESTORING, ...left]);
      for (const name of left) await rm(join(dataDir, name), { recursive: true, force: true });
      const files = join(staging, "files");
      await rm(files, { recursive: true, force: true });
      await mkdir(files, { mode: 0o700 });
      const restored = await unpackAndCheck(file, files);
      await moveElsewhere(files, elsewhere);
      await moveUp(dataDir, staging);
      return restored;
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new RangeError(`${file} could not be restored: ${why}`, { cause: error });
  } finally {
    if (begun) await rm(staging, { recursive: true, force: true });
    if (begun && !wasThere && (await contentOf(dataDir)).length === 0)
      await rm(dataDir, { recursive: true, force: true });
  }
}

async function makeStaging(dataDir: string, staging: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    if (!existsSync(staging)) await mkdir(staging, { mode: 0o700 });
  } catch (error) {
    throw refusedFolder(dataDir, error);
  }
}

async function requireEmpty(dataDir: string, besides: readonly string[]): Promise<void> {
  const there = (await contentOf(dataDir)).filter((name) => !besides.includes(name));
  if (there.length > 0)
    throw new RangeError(
      `${dataDir} is not empty: restore into a fresh folder (COHUE_DATA=…), and move it into place afterwards`,
    );
  if (await isInUse(dataDir)) throw new RangeError(`${dataDir} is in use by a server: stop it first`);
}

/** Files that an interrupted restore had moved or was about to move. */
async function leftBy(staging: string): Promise<string[]> {
  const text = await readFile(join(staging, MOVING), "utf8").catch(() => "[]");
  const names: unknown = JSON.parse(text);
  return Array.isArray(names)
    ? names.filter((name): name is string => /^[a-z][a-z.-]*$/.test(String(name)))
    : [];
}

async function unpackAndCheck(file: string, folder: string): Promise<Restored> {
  const found = await unpackBackup(file, folder);
  const faults = await checkDatabase(join(folder, DATABASE));
  if (faults.length > 0) throw new RangeError(`the database in ${file} is damaged: ${faults[0]}`);
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), "utf8")));
  const pictures = [...found].flatMap((name) => (name.startsWith("blobs/") ? [name.slice(6)] : []));
  const absent = await lackingPictures(`file:${join(folder, DATABASE)}`, new Set(pictures));
  for (const name of [MANIFEST, LACKING]) await rm(join(folder, name), { force: true });
  return {
    manifest,
    files: found.size,
    pictures: pictures.length,
    lacking: absent.map((hash) => ({ name: `blobs/${hash}`, why: "the backup does not hold it" })),
  };
}

/** Pictures into their bucket, then rows into their database; nothing of either stays among the files. */
async function moveElsewhere(files: string, { database, blobs }: Elsewhere): Promise<void> {
  if (blobs) {
    const kept = diskBlobs(join(files, "blobs"));
    for await (const { hash } of kept.list()) {
      const bytes = await kept.get(hash);
      if (bytes) await blobs.put(bytes);
    }
    await rm(join(files, "blobs"), { recursive: true, force: true });
  }
  if (database) {
    await copyFromSqlite(join(files, DATABASE), database);
    for (const end of ["", "-wal", "-shm"]) await rm(join(files, DATABASE + end), { force: true });
  }
}

/** Renames one file after another within one file system, the database last: a server serves nothing without a database. All or none. */
async function moveUp(dataDir: string, staging: string): Promise<void> {
  const files = join(staging, "files");
  const names = (await readdir(files)).sort(
    (a, b) => Number(a.startsWith(DATABASE)) - Number(b.startsWith(DATABASE)),
  );
  writeFileAtomic(join(staging, MOVING), JSON.stringify(names));
  // A mount point that belongs to somebody else keeps its mode; the files in it are readable by us alone.
  await chmod(dataDir, 0o700).catch(() => {});
  const moved: string[] = [];
  try {
    for (const name of names) {
      await rename(join(files, name), join(dataDir, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) await rm(join(dataDir, name), { recursive: true, force: true });
    throw error;
  }
  await rm(join(staging, MOVING));
}
