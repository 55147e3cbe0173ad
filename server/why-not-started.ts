import { AppError } from "@/core/kernel/errors";

type Known = NodeJS.ErrnoException & { address?: string; port?: number };

const LISTENING: Readonly<Record<string, (error: Known) => string>> = {
  EADDRINUSE: ({ address, port }) =>
    `Port ${port} of ${address} is in use by another program: stop that, or set PORT to another number.`,
  EADDRNOTAVAIL: ({ address }) =>
    `${address} is not an address of this machine: set HOST to one that is, or to 127.0.0.1.`,
  EACCES: ({ port }) =>
    `This user may not listen on port ${port}: set PORT to 1024 or more, and let a proxy take the other.`,
  ENOTFOUND: () => "HOST is not a name of this machine: set it to an address, such as 127.0.0.1.",
};
const REACHING = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ECONNRESET"];
const WRITING = ["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "EEXIST"];
const UNWRITABLE = /SQLITE_(READONLY|CANTOPEN)|readonly database|unable to open database/i;
/** PostgreSQL's codes for a wrong user, password or database name. */
const DENIED = ["28P01", "28000", "3D000"];

const errorsOf = (error: unknown): Known[] => {
  const all: Known[] = [];
  for (let one = error; one instanceof Error && all.length < 8; one = one.cause) {
    all.push(one);
    // Where a name has several addresses, each was tried.
    if (one instanceof AggregateError) all.push(...one.errors.filter((e) => e instanceof Error));
  }
  return all;
};

/** Words for why the server did not start: a sentence that says what to change; the stack of an error that nobody foresaw. */
export function whyNotStarted(error: unknown): string {
  const words = errorsOf(error).map(sentenceFor).find(Boolean);
  if (words) return words;
  if (!(error instanceof Error)) return String(error);
  // Plain errors are refusals with their own words; others are faults in the code.
  const isRefusal = error instanceof AppError || [Error, RangeError].includes(error.constructor as never);
  return isRefusal ? error.message : (error.stack ?? error.message);
}

function sentenceFor(error: Known): string | undefined {
  const { code = "", syscall = "", path, message } = error;
  if (syscall === "listen" || (syscall === "getaddrinfo" && !path && error.port !== undefined))
    return LISTENING[code]?.(error);
  if (REACHING.includes(code))
    return `DATABASE_URL names a database that does not answer (${code}): start it, or set DATABASE_URL to one that does.`;
  if (DENIED.includes(code))
    return `DATABASE_URL is refused by the database (${message}): set its user, password and name right.`;
  if (path && WRITING.includes(code))
    return `${path} cannot be written (${code}): give this user the right to write there and room on the disk, or set COHUE_DATA to another folder.`;
  if (UNWRITABLE.test(`${code} ${message}`))
    return `The database cannot be written (${code || message}): give this user the right to write in the data folder, or set COHUE_DATA to another.`;
  return undefined;
}
