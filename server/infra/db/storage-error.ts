/** Codes and words of SQLite, PostgreSQL and the file system for "cannot be written now, may be later". */
const UNAVAILABLE =
  /SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)|database is locked|database or disk is full|disk I\/O error|readonly database|attempt to write a readonly|unable to open database|No space left|\b(ENOSPC|EDQUOT|EROFS|EIO|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)\b|\b(P1001|P1002|P1008|P1017|P2024|P2028|P2034)\b|\b(53100|53200|53300|57P01|57P02|57P03|08000|08001|08003|08006|25006)\b|Connection terminated|Server has closed the connection|SocketTimeout|Operation(s)? timed out/i;

/** Whether an error means that storage is out of reach for now: locked, full, read-only or disconnected. */
export function isStorageUnavailable(error: unknown): boolean {
  for (let e: unknown = error, depth = 0; e && depth < 6; depth++) {
    const { message, code, cause, meta, kind, name, originalCode } = e as Record<string, unknown>;
    const text = [message, code, kind, name, originalCode, meta ? safeJson(meta) : ""]
      .filter(Boolean)
      .join(" ");
    if (UNAVAILABLE.test(text)) return true;
    e = cause;
  }
  return false;
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value, (_key, v) => (typeof v === "bigint" ? String(v) : v)) ?? "";
  } catch {
    return "";
  }
}
