import type { Language } from "@/core/kernel/said/languages";
import type { Session } from "@/server/auth/session";
import type { Services } from "@/server/services";

/** What every procedure is given: the composed services and who is asking (null: nobody signed in). */
export type Context = {
  services: Services;
  session: Session | null;
  /** The caller's, for limits; null where a page asks on somebody's behalf. */
  address: string | null;
  /** What the caller reads; English where it is not said. */
  language?: Language;
  /** Bytes that all answers to one request may still have together; without it each answer is limited by itself. */
  answer?: { left: number };
};

/** Bytes of JSON that one procedure may answer, and all of one request together. */
export const ANSWER = 2 * 1024 * 1024;
export const BATCH_ANSWER = 4 * 1024 * 1024;
