import { AppError, type Code } from "@/core/kernel/errors";

/** An error on its way between processes. */
export type Fault = { code: Code; message: string; words: string };

/** To a reader: a job, or an answer to what it asked while at it. */
export type ToReader = { job: unknown } | { id: number; value?: unknown; fault?: Fault };
/** From a reader: that it has started, a question, or what the job came to. */
export type FromReader =
  | { started: true }
  | { id: number; what: string; of: unknown }
  | { value?: unknown; fault?: Fault };

export const faultOf = (error: unknown): Fault =>
  error instanceof AppError
    ? { code: error.code, message: error.message, words: error.displayable }
    : { code: "internal", message: String(error), words: new AppError("internal").displayable };

export const errorOf = ({ code, message, words }: Fault): AppError => new AppError(code, message, words);
