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
  const [exports, settled, without, asked, files] = await Promise.all([
    db.roomExport.findMany({ where: { blob: among }, select: { blob: true } }),
    db.settledFrame.findMany({ where: { blob: among }, select: { blob: true }, distinct: ["blob"] }),
    db.workCredit.findMany({ where: { without: among }, select: { without: true } }),
    db.work.findMany({ where: { asked: among }, select: { asked: true } }),
    db.workFile.findMany({ where: { blob: among }, select: { blob: true }, distinct: ["blob"] }),
  ]);
  return new Map<string, NamedKind>([
    ...exports.map(({ blob }): [string, NamedKind] => [blob ?? "", "exports"]),
    ...settled.map(({ blob }): [string, NamedKind] => [blob, "settled"]),
    ...asked.map((row): [string, NamedKind] => [row.asked ?? "", "works"]),
    ...without.map((row): [string, NamedKind] => [row.without ?? "", "without"]),
    ...files.map(({ blob }): [string, NamedKind] => [blob, "works"]),
  ]);
}

const PAGE = 1000;

/** Every blob that the database names, page by page; one may come more than once. */
export async function* allNamed(db: Db): AsyncGenerator<string[]> {
  type Page = (after: string) => Promise<(string | null)[]>;
  const byHash: Page[] = [
    async (after) =>
      (
        await db.workFile.findMany({
          where: { blob: { gt: after } },
          orderBy: { blob: "asc" },
          take: PAGE,
          select: { blob: true },
        })
      ).map(({ blob }) => blob),
    async (after) =>
      (
        await db.roomExport.findMany({
          where: { blob: { gt: after } },
          orderBy: { blob: "asc" },
          take: PAGE,
          select: { blob: true },
        })
      ).map(({ blob }) => blob),
    async (after) =>
      (
        await db.workCredit.findMany({
          where: { without: { gt: after } },
          orderBy: { without: "asc" },
          take: PAGE,
          select: { without: true },
        })
      ).map(({ without }) => without),
    async (after) =>
      (
        await db.work.findMany({
          where: { asked: { gt: after } },
          orderBy: { asked: "asc" },
          take: PAGE,
          select: { asked: true },
        })
      ).map(({ asked }) => asked),
  ];
  for (const read of byHash)
    for (let after: string | null = ""; after !== null; ) {
      const page: (string | null)[] = await read(after);
      yield page.flatMap((hash) => hash ?? []);
      after = page.length < PAGE ? null : (page.at(-1) ?? null);
    }
  for (let last: { room: string; seq: number } | null = null; ; ) {
    const page: { room: string; seq: number; blob: string }[] = await db.settledFrame.findMany({
      orderBy: [{ room: "asc" }, { seq: "asc" }],
      take: PAGE,
      select: { room: true, seq: true, blob: true },
      ...(last ? { cursor: { room_seq: last }, skip: 1 } : {}),
    });
    yield page.map(({ blob }) => blob);
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = { room: end.room, seq: end.seq };
  }
}
