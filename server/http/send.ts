import type { ServerResponse } from "node:http";
import { AppError } from "@/core/errors";

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(JSON.stringify(body));
}

/** An error as its code and words. Anything that is not ours reads as `internal`. */
export function sendError(response: ServerResponse, error: unknown): void {
  const fault = error instanceof AppError ? error : new AppError("internal");
  if (response.headersSent) response.end();
  else sendJson(response, fault.status, { error: fault.code, message: fault.displayable, ...fault.details });
}
