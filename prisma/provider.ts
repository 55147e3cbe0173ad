export type Provider = "sqlite" | "postgres";

/** Which database a URL names. Throws RangeError with a sentence for anything else. */
export function providerOf(url: string): Provider {
  if (url.startsWith("file:")) return "sqlite";
  if (/^postgres(ql)?:\/\//.test(url)) return "postgres";
  throw new RangeError("DATABASE_URL must begin with file: (SQLite) or postgres:// (PostgreSQL)");
}
