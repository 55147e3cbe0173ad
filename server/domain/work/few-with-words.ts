import type { WorkId } from "@/core/kernel/ids/ids";
import type { Database } from "@/prisma/client";

/** Letters that the index knows together: shorter words are not in it. */
const LETTERS = 3;
/** Works that are named to the question that follows; where more have the words, going through the newest finds a page soon. */
const FEW = 500;

/**
 * The works whose texts hold all of some words, where they are few; null where they are many, or where nothing need be looked up: PostgreSQL
 * decides by itself when to use its index of parts of words, SQLite has to be asked.
 */
export async function fewWithWords(
  { db, provider }: Pick<Database, "db" | "provider">,
  words: readonly string[],
): Promise<WorkId[] | null> {
  const known = words.filter((word) => [...word].length >= LETTERS);
  if (provider !== "sqlite" || known.length === 0) return null;
  const all = known.map((word) => `"${word.replaceAll('"', '""')}"`).join(" AND ");
  const rows = await db.$queryRaw<
    { work: WorkId }[]
  >`SELECT "work" FROM "_WorkText" JOIN "_WorkKey" ON "key" = "_WorkText".rowid WHERE "_WorkText" MATCH ${all} LIMIT ${FEW + 1}`;
  return rows.length > FEW ? null : rows.map(({ work }) => work);
}
