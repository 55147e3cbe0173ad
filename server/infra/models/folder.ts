import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Sha256 } from "@/core/kernel/ids/ids";
import { ModelRefused } from "@/core/picture/model/refusal";
import { readSafetensors, type Tensors } from "@/core/picture/model/safetensors";

/** Checks that every file of a folder has the hash that its `list` (model.json, finish.json) says. Throws ModelRefused. */
export async function checkHashes(
  dir: string,
  list: string,
  files: Readonly<Record<string, Sha256>>,
): Promise<void> {
  for (const [name, expected] of Object.entries(files)) {
    const found = await hashFile(dir, name);
    if (found !== expected && !(await isTextOf(dir, name, expected)))
      throw new ModelRefused(
        `${name} has hash ${found.slice(0, 12)}…; ${list} expects ${expected.slice(0, 12)}….`,
      );
  }
}

/** Throws ModelRefused. */
export async function readWeights(dir: string): Promise<Tensors> {
  const { buffer, byteOffset, byteLength } = await readFile(join(dir, "weights.safetensors"));
  return readSafetensors(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
}

export async function folders(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Throws ModelRefused. */
export async function text(dir: string, name: string): Promise<string> {
  try {
    return await readFile(join(dir, name), "utf8");
  } catch (error) {
    if (isMissing(error)) throw new ModelRefused(`${name} is missing.`);
    throw error;
  }
}

async function hashFile(dir: string, name: string): Promise<string> {
  const path = join(dir, name);
  try {
    if (!(await stat(path)).isFile()) throw new ModelRefused(`${name} is not a file.`);
    const place = await realpath(path);
    if (place !== join(await realpath(dir), name)) {
      throw new ModelRefused(`${name} is a link to somewhere else; expected a file of the folder's own.`);
    }
  } catch (error) {
    if (isMissing(error)) throw new ModelRefused(`${name} is missing.`);
    throw error;
  }
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

const TEXT = /\.(json|csv|md|txt)$/;

/** Whether a text has the hash but for its line ends, which a copy through another system may have changed. */
async function isTextOf(dir: string, name: string, expected: string): Promise<boolean> {
  if (!TEXT.test(name)) return false;
  const lines = (await readFile(join(dir, name), "utf8")).replaceAll("\r\n", "\n");
  return [lines, lines.replaceAll("\n", "\r\n")].some(
    (text) => createHash("sha256").update(text).digest("hex") === expected,
  );
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
