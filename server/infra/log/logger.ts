import pino, { type Logger } from "pino";

export type { Logger };

/** JSON lines on standard output. Cookies, tokens and passwords never reach them. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    base: undefined,
    redact: { paths: ["*.password", "*.token", "*.cookie", "req.headers.cookie"], censor: "[hidden]" },
  });
