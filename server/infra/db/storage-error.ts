/** Primary result codes of SQLite: busy, locked, read-only, I/O error, full, cannot open (sqlite.org/rescode.html). */
const SQLITE = new Set([5, 6, 8, 10, 13, 14]);
const SQLITE_NAME = /^SQLITE_(BUSY|LOCKED|READONLY|IOERR|FULL|CANTOPEN)/;
/** SQLSTATE classes of PostgreSQL: connection, resources, shutdown, read-only, system (appendix A of its manual). */
const POSTGRES = /^(08...|53...|57P0[1-5]|25006|58...)$/;
const SYSTEM =
  /^(ENOSPC|ENODEV|ENXIO|ESTALE|EDQUOT|EROFS|EIO|EMFILE|ENFILE|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** Prisma: unreachable, timed out, closed, pool exhausted, transaction not begun or ended in time. */
const PRISMA = /^(P1001|P1002|P1008|P1017|P2024|P2028)$/;
const DRIVER_KIND = new Set([
  "SocketTimeout",
  "DatabaseNotReachable",
  "ConnectionClosed",
  "TlsConnectionError",
  "TooManyConnections",
]);
/** The pg driver gives a lost connection no code, only these words. */
const LOST = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout e)/;

/** SQLSTATE of PostgreSQL for a text that no column of text can hold: it has a NUL, which SQLite takes. */
const UNKEEPABLE = /^(22021|22P05)$/;

/**
 * Whether an error means that storage is out of reach for now: locked, full, read-only or disconnected. Looks at codes;
 * words count only where a driver gives nothing else, so that nothing a person typed can pass for a fault.
 */
export const isStorageUnavailable = (error: unknown): boolean => anyCause(error, isFault);

/** Whether an error means that a text was given that the database cannot hold: whoever gave it is told, nobody else. */
export const isUnkeepable = (error: unknown): boolean =>
  anyCause(error, (e) => isObject(e) && codesOf(e).some((code) => UNKEEPABLE.test(String(code))));

function anyCause(error: unknown, is: (cause: unknown) => boolean): boolean {
  for (let e: unknown = error, depth = 0; isObject(e) && depth < 6; depth++) {
    if (is(e)) return true;
    const { meta } = e;
    if (isObject(meta) && isObject(meta.driverAdapterError) && is(meta.driverAdapterError.cause)) return true;
    e = e.cause;
  }
  return false;
}

const codesOf = ({ code, errorCode, originalCode, rawCode, extendedCode }: Record<string, unknown>) => [
  ...[code, errorCode, originalCode, rawCode, extendedCode],
];

function isFault(e: unknown): boolean {
  if (!isObject(e)) return false;
  if (codesOf(e).some(isFaultCode) || DRIVER_KIND.has(String(e.kind))) return true;
  return e instanceof Error && e.name === "Error" && e.code === undefined && LOST.test(e.message);
}

function isFaultCode(code: unknown): boolean {
  // Extended result codes keep the primary one in their low byte.
  if (typeof code === "number") return SQLITE.has(code & 0xff);
  if (typeof code !== "string") return false;
  if (/^\d{1,4}$/.test(code)) return SQLITE.has(Number(code) & 0xff);
  return SQLITE_NAME.test(code) || POSTGRES.test(code) || SYSTEM.test(code) || PRISMA.test(code);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
