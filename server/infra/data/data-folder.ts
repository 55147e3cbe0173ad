import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { providerOf, sqlitePath } from "@/prisma/provider";
import { SCRATCH } from "@/server/infra/jobs/apart/run-apart";
import { type FileLock, lockFile } from "./lock-file";
import { mendMode, mendModes } from "./mend-modes";
import { Refused, refusedFolder } from "./refused";

/** Where a restore unpacks: while it is there the folder is not whole. */
export const RESTORING = ".restoring";
/** What a backup is put together in, and what it holds locked meanwhile. */
export const BACKUP_FOLDER = ".backup";
const BACKUP_LOCK = "backup.lock";
/** What a server holds locked while it runs. */
const LOCK = "server.lock";
/** What is in a folder that holds nothing: locks that nobody has, and what a file system puts into its own top. */
const NOTHING = new Set(["lost+found", LOCK, BACKUP_LOCK]);
/** Milliseconds that a server waits for the one before it to end. */
const PATIENCE = 15_000;
const PROBE = ".probe-";
const BLOBS = "blobs";

export type DataFolder = {
  /** Throws a Refused with words where nothing can be written any more, or where it is not the folder that was opened. */
  check: () => Promise<void>;
  /** Paths that others may read and that could not be taken from them, as they belong to somebody else. */
  open: string[];
  release: () => Promise<void>;
};

type OpenOptions = {
  patience?: number;
  /** One of many that use the folder: it locks nothing and cleans nothing up, and whoever lets them share must see to it. */
  isShared?: boolean;
  say?: (words: string) => void;
};

/**
 * Makes a server the one that uses a data folder, and a database beside it, until it ends. Throws a Refused where another does, where
 * a restore has not ended, or where it cannot be written.
 */
export async function openDataFolder(
  dataDir: string,
  databaseUrl: string,
  { patience = PATIENCE, isShared = false, say = () => {} }: OpenOptions = {},
): Promise<DataFolder> {
  const elsewhere = databaseElsewhere(dataDir, databaseUrl);
  const locks: FileLock[] = [];
  const release = async () => {
    for (const lock of locks.splice(0)) await lock.release();
  };
  try {
    await mkdir(dataDir, { recursive: true, mode: FOLDER_MODE });
    await requireWritable(dataDir);
    if (existsSync(join(dataDir, RESTORING)))
      throw new Refused(
        `A restore into ${dataDir} has not ended: run it again, or delete ${join(dataDir, RESTORING)} to go on without it.`,
      );
    if (elsewhere) await mkdir(dirname(elsewhere), { recursive: true, mode: FOLDER_MODE });
    const wanted = [
      { what: `The data folder ${dataDir}`, change: "COHUE_DATA", path: join(dataDir, LOCK) },
      ...(elsewhere
        ? [{ what: `The database ${elsewhere}`, change: "DATABASE_URL", path: `${elsewhere}.${LOCK}` }]
        : []),
    ];
    for (const { what, change, path } of isShared ? [] : wanted) {
      const onWait = () => say(`${what} is in use by another Cohue; waiting for that to end.`);
      const lock = await lockFile(path, { patience, onWait });
      if (!lock)
        throw new Refused(
          `${what} is in use by another Cohue: stop that one first, or set ${change} to another.`,
        );
      locks.push(lock);
    }
    const backups = isShared ? null : await lockBackups(dataDir);
    if (backups) await rm(join(dataDir, BACKUP_FOLDER), { recursive: true, force: true });
    await backups?.release();
    for (const name of isShared ? [] : await readdir(dataDir))
      if (name === SCRATCH || name.startsWith(PROBE))
        await rm(join(dataDir, name), { recursive: true, force: true });
    const open = await mendAll(dataDir, elsewhere);
    const opened = await stat(dataDir);
    const check = async () => {
      const now = await stat(dataDir).catch((error: unknown) => {
        throw refusedFolder(dataDir, error);
      });
      if (now.dev !== opened.dev || now.ino !== opened.ino)
        throw new Refused(
          `The data folder ${dataDir} is not the one that was opened: another took its place.`,
        );
      await requireWritable(dataDir);
    };
    return { check, open, release };
  } catch (error) {
    await release();
    throw error instanceof Refused ? error : refusedFolder(dataDir, error);
  }
}

const FOLDER_MODE = 0o700;

/** Whether a server uses a data folder now. For commands that may only run without one. */
export async function isInUse(dataDir: string): Promise<boolean> {
  if (!existsSync(join(dataDir, LOCK))) return false;
  const lock = await lockFile(join(dataDir, LOCK));
  await lock?.release();
  return lock === null;
}

/** Lets one backup of a data folder be made at a time. Null while one is. Throws a Refused where the folder cannot be written. */
export async function lockBackups(dataDir: string): Promise<FileLock | null> {
  try {
    return await lockFile(join(dataDir, BACKUP_LOCK));
  } catch (error) {
    throw refusedFolder(dataDir, error);
  }
}

/** What a data folder holds; nothing where it is empty or not there. */
export const contentOf = async (dataDir: string): Promise<string[]> =>
  (await readdir(dataDir).catch(() => [])).filter((name) => !NOTHING.has(name));

/** The path of a SQLite database that is not in the data folder; null where there is none. */
function databaseElsewhere(dataDir: string, databaseUrl: string): string | null {
  if (providerOf(databaseUrl) !== "sqlite") return null;
  const path = sqlitePath(databaseUrl);
  return relative(dataDir, path).startsWith("..") ? path : null;
}

/** Tries a file. Throws a Refused with words. */
async function requireWritable(dataDir: string): Promise<void> {
  try {
    await readdir(dataDir);
    const probe = join(dataDir, PROBE + randomUUID());
    try {
      const file = await open(probe, "wx", 0o600);
      await file.writeFile("Cohue tries whether it may write here.\n").finally(() => file.close());
    } finally {
      await rm(probe, { force: true });
    }
  } catch (error) {
    throw refusedFolder(dataDir, error);
  }
}

/** Pictures may be many, and lie in a folder that is closed by then: they are gone through beside what follows. */
async function mendAll(dataDir: string, elsewhere: string | null): Promise<string[]> {
  const isOfDatabase = (name: string) => elsewhere !== null && name.startsWith(basename(elsewhere));
  const beside = elsewhere ? (await readdir(dirname(elsewhere))).filter(isOfDatabase) : [];
  const paths = [
    ...(await readdir(dataDir)).filter((name) => name !== BLOBS).map((name) => join(dataDir, name)),
    ...beside.map((name) => join(dirname(elsewhere ?? ""), name)),
  ];
  const left = [await mendMode(dataDir)];
  for (const path of paths) left.push(await mendModes(path));
  void mendModes(join(dataDir, BLOBS));
  return left.flat();
}
