import type { ServerResponse } from "node:http";
import { faultOf } from "@/server/domain/storage/fault-of";

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(JSON.stringify(body));
}

/** An error as its code and words. A disk or a database out of reach is 503; anything else that is not ours reads as `internal`. */
export function sendError(response: ServerResponse, error: unknown): void {
  const fault = faultOf(error);
  if (response.headersSent) response.end();
  else sendJson(response, fault.status, { error: fault.code, message: fault.displayable });
}
