import { chmod, lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = 0o700;
const FILE = 0o600;

/**
 * Takes a folder, and all below it, away from everyone but its owner: folders 700, files 600. Links are left alone and not followed. What
 * belongs to somebody else cannot be changed: those paths are answered. What goes away meanwhile is no matter.
 */
export async function mendModes(path: string): Promise<string[]> {
  const left = await mendMode(path);
  const isFolder = (await lstat(path).catch(() => null))?.isDirectory();
  const names = isFolder ? await readdir(path).catch(() => []) : [];
  for (const name of names) left.push(...(await mendModes(join(path, name))));
  return left;
}

/** The same for the path itself alone. */
export async function mendMode(path: string): Promise<string[]> {
  const found = await lstat(path).catch(() => null);
  if (process.platform === "win32" || !found || !(found.isDirectory() || found.isFile())) return [];
  const wanted = found.isDirectory() ? FOLDER : FILE;
  if ((found.mode & 0o777) === wanted) return [];
  const isMended = await chmod(path, wanted).then(
    () => true,
    () => false,
  );
  return isMended || (found.mode & 0o077) === 0 ? [] : [path];
}
