import { CODES, type Code } from "./codes";

/** The one error that crosses layers: a code from the closed list, a message for the log, words for the person. */
export class AppError extends Error {
  override readonly name = "AppError";
  /** Data for programs, beside the code and the words. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: Code,
    /** For logs only; never shown. */
    message: string = code,
    /** Shown instead of the code's own words where more can be said. */
    readonly displayable: string = CODES[code].words,
    options: ErrorOptions & { details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options);
    this.details = options.details ?? {};
  }

  get status(): number {
    return CODES[this.code].status;
  }
}

/** A computation's outcome where failing is ordinary: errors are values at the edges. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Code };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (error: Code): Result<never> => ({ ok: false, error });
