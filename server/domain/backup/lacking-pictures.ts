import { openAsIs } from "@/prisma/client";
import { batches } from "@/server/domain/storage/batches";
import { allNamed, namedAmong } from "@/server/domain/storage/named-blobs";

/** Prisma's code for a table or a column that is not in the database. */
const OLDER = /^P202[12]$/;

/** Pictures that a database names and that were not `taken`. None for a database from before pictures were kept this way. */
export async function lackingPictures(databaseUrl: string, taken: ReadonlySet<string>): Promise<string[]> {
  const { db, close } = openAsIs(databaseUrl);
  try {
    const lacking = new Set<string>();
    for await (const page of allNamed(db)) for (const hash of page) if (!taken.has(hash)) lacking.add(hash);
    return [...lacking].sort();
  } catch (error) {
    if (isOlder(error)) return [];
    throw error;
  } finally {
    await close();
  }
}

/** Those of some pictures that the database still names. The others were deleted since. */
export async function stillNamed(databaseUrl: string, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const { db, close } = openAsIs(databaseUrl);
  try {
    const still: string[] = [];
    async function* all() {
      yield* hashes;
    }
    for await (const batch of batches(all())) still.push(...(await namedAmong(db, batch)).keys());
    return still.sort();
  } finally {
    await close();
  }
}

const isOlder = (error: unknown): boolean =>
  error instanceof Error && "code" in error && OLDER.test(String(error.code));
