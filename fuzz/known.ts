import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Inputs that once broke a parser: a file each, tried again by every test. */
const FOLDER = fileURLToPath(new URL("known", import.meta.url));
const BYTES = "$bytes";

export function knownOf(parser: string): unknown[] {
  const folder = join(FOLDER, parser);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8"), fromJson));
}

/** Keeps an input and answers its path. */
export function keep(parser: string, input: unknown): string {
  const folder = join(FOLDER, parser);
  mkdirSync(folder, { recursive: true });
  const text = `${JSON.stringify(input, toJson, 1)}\n`;
  const path = join(folder, `${createHash("sha256").update(text).digest("hex").slice(0, 12)}.json`);
  writeFileSync(path, text);
  return path;
}

const toJson = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { [BYTES]: Buffer.from(value).toString("base64") } : value;

const fromJson = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && BYTES in value && typeof value[BYTES] === "string"
    ? new Uint8Array(Buffer.from(value[BYTES], "base64"))
    : value;
