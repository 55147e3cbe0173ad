import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file so that a crash leaves the old one or the new one, never half: temporary file, fsync, rename, fsync of the folder. */
export function writeFileAtomic(path: string, content: string | Uint8Array, mode = 0o600): void {
  renameSync(writeTemporary(path, content, mode), path);
  syncFolder(dirname(path));
}

/** The same for a file that must not be there yet. Answers false, having changed nothing, where it is. */
export function createFileAtomic(path: string, content: string | Uint8Array, mode = 0o600): boolean {
  const temporary = writeTemporary(path, content, mode);
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(dirname(path));
  return true;
}

function writeTemporary(path: string, content: string | Uint8Array, mode: number): string {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = openSync(temporary, "wx", mode);
  try {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return temporary;
}

/** A rename is on disk only once its folder is. */
function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
