import { createWriteStream } from "node:fs";
import { access, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { lockFile } from "@/server/infra/data/lock-file";
import type { Lacking } from "./contents";
import { type BackupSource, writeBackup } from "./write-backup";

/**
 * Writes a backup to a file that only its owner may read. The file gets its name when it is complete and on disk. Returns the files that
 * the backup lacks. Throws RangeError with a sentence while another backup is being written to the same file. Replaces what a killed backup left.
 */
export async function backupToFile(
  source: BackupSource,
  file: string,
  { now, signal }: { now: number; signal?: AbortSignal },
): Promise<readonly Lacking[]> {
  const folder = dirname(file);
  await access(folder).catch((cause: unknown) => {
    throw new RangeError(`the folder ${folder} is not there: make it first`, { cause });
  });
  const lock = await lockFile(`${file}.lock`, { temporary: true });
  if (!lock) throw new RangeError(`another backup is being written to ${file}: wait for it to end`);
  const partial = `${file}.partial`;
  let lacking: readonly Lacking[] = [];
  try {
    await rm(partial, { force: true });
    const bytes = Readable.from(
      writeBackup(source, now, (found) => {
        lacking = found;
      }),
    );
    await pipeline(bytes, createWriteStream(partial, { flags: "wx", mode: 0o600 }), { signal });
    await sync(partial);
    await rename(partial, file);
    await sync(folder);
    return lacking;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await lock.release();
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}
