import { randomUUID } from "node:crypto";
import { access, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256Hex } from "@/core/kernel/canon/hash";
import { AppError } from "@/core/kernel/errors";
import { Sha256 } from "@/core/kernel/ids/ids";
import type { Blobs } from "./blobs";

/** Blobs as files under `root/ab/cd/<hash>`. Only 64 hexadecimal digits ever become a path. */
export function diskBlobs(root: string): Blobs {
  const folderOf = (hash: Sha256) => join(root, hash.slice(0, 2), hash.slice(2, 4));
  const pathOf = (hash: Sha256) => join(folderOf(Sha256.parse(hash)), hash);
  const has = async (hash: Sha256) =>
    access(pathOf(hash)).then(
      () => true,
      () => false,
    );

  const get = async (hash: Sha256) => {
    try {
      const bytes = await readFile(pathOf(hash));
      return sha256Hex(bytes) === hash ? bytes : null;
    } catch (error) {
      if (isNotThere(error)) return null;
      throw error;
    }
  };

  return {
    has,
    async put(bytes) {
      const hash = sha256Hex(bytes);
      // Touched first: one that is being collected is left alone from then on, or is written anew below.
      if ((await touch(pathOf(hash))) && (await get(hash))) return hash;
      await makeFolder(root, folderOf(hash));
      const temporary = `${pathOf(hash)}.${randomUUID()}.tmp`;
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      } finally {
        await file.close();
      }
      await rename(temporary, pathOf(hash));
      await syncFolder(folderOf(hash));
      return hash;
    },
    get,
    delete: (hash) => rm(pathOf(hash), { force: true }),
    async deleteIdle(hash, before) {
      const path = pathOf(hash);
      const aside = `${path}.${randomUUID()}.going`;
      const isIdle = async (at: string) => (await stat(at)).mtimeMs < before;
      try {
        if (!(await isIdle(path))) return false;
        // Whoever looked before this sees it gone and writes it anew; whoever touched it before this is seen below.
        await rename(path, aside);
      } catch (error) {
        if (isNotThere(error)) return false;
        throw error;
      }
      if (await isIdle(aside)) {
        await rm(aside, { force: true });
        return true;
      }
      await rename(aside, path);
      return false;
    },
    list: () => filesUnder(root),
  };
}

async function* filesUnder(root: string): AsyncGenerator<{ hash: Sha256; bytes: number; at: number }> {
  const entries = await readdir(root, { withFileTypes: true }).catch((error: unknown) => {
    if (isNotThere(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    const path = join(root, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    const hash = Sha256.safeParse(entry.name);
    if (!entry.isFile() || !hash.success) continue;
    // One that is deleted meanwhile is not there.
    const found = await stat(path).catch(() => null);
    if (found) yield { hash: hash.data, bytes: found.size, at: found.mtimeMs };
  }
}

/**
 * Makes a blob's folder, but never the one that the root is in: where that is gone, so is the disk it was on, and another would be
 * filled in its place.
 */
async function makeFolder(root: string, folder: string): Promise<void> {
  try {
    await access(dirname(root));
  } catch (cause) {
    throw new AppError("storage_unavailable", `${dirname(root)} is gone`, undefined, { cause });
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Says of a file that it was kept just now. False where there is none. */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  try {
    await utimes(path, now, now);
    return true;
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}

/** A rename is on disk only once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

const isNotThere = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";
