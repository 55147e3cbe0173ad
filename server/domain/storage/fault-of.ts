import { AppError } from "@/core/errors";
import { isStorageUnavailable } from "@/server/infra/db/storage-error";

/** Next bundles a second copy of what its pages import: what one copy sees, both know. */
const KEY = Symbol.for("cohue.storage-failed-at");
const home = globalThis as { [KEY]?: number };

/**
 * Any error as the one that is answered: ours as it is, a disk or a database that is out of reach as `storage_unavailable`, all else as
 * `internal`. Every edge asks here.
 */
export function faultOf(error: unknown): AppError {
  if (error instanceof AppError) return noted(error);
  const why = error instanceof Error ? error.message : String(error);
  return noted(
    new AppError(isStorageUnavailable(error) ? "storage_unavailable" : "internal", why, undefined, {
      cause: error,
    }),
  );
}

/** Whether storage failed at that time (milliseconds since 1970) or later: for answers that somebody else writes. */
export const storageFailedSince = (at: number): boolean => (home[KEY] ?? Number.NEGATIVE_INFINITY) >= at;

function noted(fault: AppError): AppError {
  if (fault.code === "storage_unavailable") home[KEY] = Date.now();
  return fault;
}
