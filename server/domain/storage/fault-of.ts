import { AppError } from "@/core/kernel/errors";
import { isStorageUnavailable, isUnkeepable } from "@/server/infra/db/storage-error";

/** Next bundles a second copy of what its pages import: what one copy sees, both know. */
const KEY = Symbol.for("cohue.storage-failed-at");
const home = globalThis as { [KEY]?: number };

/** Words for a text that not every database can hold. */
export const UNKEEPABLE =
  "There is a character in that text that cannot be kept (a NUL). Take it out and try again.";

/**
 * Any error as the one that is answered: ours as it is, a disk or a database that is out of reach as `storage_unavailable`, a text
 * that no database could hold as `malformed`, all else as `internal`. Every edge asks here.
 */
export function faultOf(error: unknown): AppError {
  if (error instanceof AppError) return noted(error);
  const why = error instanceof Error ? error.message : String(error);
  const cause = { cause: error };
  if (isUnkeepable(error)) return new AppError("malformed", why, UNKEEPABLE, cause);
  return noted(
    new AppError(isStorageUnavailable(error) ? "storage_unavailable" : "internal", why, undefined, cause),
  );
}

/** Whether an error is the server's own, so that its operator should read of it: not one that names a mistake of the caller. */
export const isOurFault = (error: unknown): boolean =>
  !(error instanceof AppError) && faultOf(error).code !== "malformed";

/** Whether storage failed at that time (milliseconds since 1970) or later: for answers that somebody else writes. */
export const storageFailedSince = (at: number): boolean => (home[KEY] ?? Number.NEGATIVE_INFINITY) >= at;

function noted(fault: AppError): AppError {
  if (fault.code === "storage_unavailable") home[KEY] = Date.now();
  return fault;
}
