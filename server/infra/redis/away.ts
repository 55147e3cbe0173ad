import { ReplyError } from "ioredis";
import { AppError } from "@/core/kernel/errors";

/** Replies of a Redis that cannot serve for now: full, loading, a replica, busy, unable to save, without its cluster. */
const FOR_NOW = /^(OOM|LOADING|READONLY|BUSY|MISCONF|NOREPLICAS|MASTERDOWN|CLUSTERDOWN|TRYAGAIN) /;

/**
 * What was asked of Redis; `storage_unavailable` with these words where it is away, too slow or cannot serve for now. Any other
 * reply that is an error stays what it is: somebody has to put something right.
 */
export async function unlessAway<T>(asked: Promise<T>, words: string): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Error) || (error instanceof ReplyError && !FOR_NOW.test(error.message)))
      throw error;
    throw new AppError("storage_unavailable", `Redis: ${error.message}`, words, { cause: error });
  }
}
