import type { Db } from "@/prisma/client";

/** What a blob is for. */
export const BLOB_KINDS = ["works", "without", "settled", "exports"] as const;
export type NamedKind = (typeof BLOB_KINDS)[number];

/**
 * Which of some blobs the database names, and as what: a work's file where one is several things at once. Every column that
 * holds a blob's hash is here; a test compares them with the model file.
 */
export async function namedAmong(db: Db, hashes: readonly string[]): Promise<Map<string, NamedKind>> {
  const among = { in: [...hashes] };
  const [exports, settled, without, files] = await Promise.all([
    db.roomExport.findMany({ where: { blob: among }, select: { blob: true } }),
    db.settledFrame.findMany({ where: { blob: among }, select: { blob: true }, distinct: ["blob"] }),
    db.workCredit.findMany({ where: { without: among }, select: { without: true } }),
    db.workFile.findMany({ where: { blob: among }, select: { blob: true }, distinct: ["blob"] }),
  ]);
  return new Map<string, NamedKind>([
    ...exports.map(({ blob }): [string, NamedKind] => [blob ?? "", "exports"]),
    ...settled.map(({ blob }): [string, NamedKind] => [blob, "settled"]),
    ...without.map((row): [string, NamedKind] => [row.without ?? "", "without"]),
    ...files.map(({ blob }): [string, NamedKind] => [blob, "works"]),
  ]);
}
