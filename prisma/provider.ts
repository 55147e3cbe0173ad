import { fileURLToPath } from "node:url";

export type Provider = "sqlite" | "postgres";

/** Which database a URL names. Throws RangeError with a sentence for anything else. */
export function providerOf(url: string): Provider {
  if (url.startsWith("file:") && url.length > "file:".length) return "sqlite";
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return "postgres";
  throw new RangeError("DATABASE_URL must begin with file: (SQLite) or postgres:// (PostgreSQL)");
}

/** The path of a SQLite database: `file:./a.db`, `file:/a.db` or `file:///a.db`. */
export const sqlitePath = (url: string): string =>
  url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length);
