import { type Database, openDatabase } from "@/prisma/client";
import { providerOf, sqlitePath } from "@/prisma/provider";
import { Refused } from "@/server/infra/data/refused";

/** Opens a database for a program that cannot go on without. Throws a Refused that names it, without its password, and says why. */
export async function openDatabaseInWords(url: string): Promise<Database> {
  try {
    return await openDatabase(url);
  } catch (cause) {
    throw new Refused(`The database ${nameOf(url)} cannot be opened: ${whyOf(cause)}`, { cause });
  }
}

function nameOf(url: string): string {
  if (providerOf(url) === "sqlite") return sqlitePath(url);
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** A connection that is refused at several addresses says nothing by itself. */
function whyOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(whyOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
