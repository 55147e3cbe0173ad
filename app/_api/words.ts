import type { TRPCClientError } from "@trpc/client";
import type { Say } from "@/app/_words/say";
import { AppError, CODES, type Code, isCode } from "@/core/kernel/errors";
import type { AppRouter } from "@/server/trpc/router";

/** What to tell a person about an error, whatever it is. */
export function wordsOf(t: Say<"errors">, error: unknown): string {
  if (error instanceof AppError) return codeWords(t, error.code, error.displayable);
  if (isAnswer(error)) {
    const code = codeOf(error);
    return code ? codeWords(t, code, error.message) : t("words.serverCouldNotReached");
  }
  return t("codes.internal");
}

/** A code in the visitor's language. Where the server says more than the code does, that is shown, in the language in which it was said. */
export const codeWords = (t: Say<"errors">, code: Code, said: string = CODES[code].words): string =>
  said === CODES[code].words ? t(`codes.${code}`) : said;

/** Our own code in a tRPC error; null when the server was not reached. */
export function codeOf(error: unknown): Code | null {
  if (!isAnswer(error)) return null;
  const app: unknown = error.data?.app;
  return isCode(app) ? app : null;
}

/** By its name: who only words errors need not fetch what throws them. */
const isAnswer = (error: unknown): error is TRPCClientError<AppRouter> =>
  error instanceof Error && error.name === "TRPCClientError";
