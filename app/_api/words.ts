import { TRPCClientError } from "@trpc/client";
import { AppError, type Code, isCode, wordsFor } from "@/core/kernel/errors";

/** What to tell a person about an error, whatever it is. */
export function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.displayable;
  if (error instanceof TRPCClientError) {
    return codeOf(error)
      ? error.message
      : "The server could not be reached. Check your connection and try again.";
  }
  return wordsFor("internal");
}

/** Our own code in a tRPC error; null when the server was not reached. */
export function codeOf(error: unknown): Code | null {
  if (!(error instanceof TRPCClientError)) return null;
  const app: unknown = error.data?.app;
  return isCode(app) ? app : null;
}
