import type { ServerResponse } from "node:http";
import { z } from "zod";
import { AppError, CODES } from "@/core/kernel/errors";
import { faultOf as storageFaultOf } from "@/server/domain/storage/fault-of";
import { throwAwayUnread } from "../send/json";

/** An error as application/problem+json (RFC 9457), with our code. Anything that is not ours reads as `internal`. */
export function sendProblem(response: ServerResponse, error: unknown, origin: string): void {
  if (response.headersSent) return void response.end();
  throwAwayUnread(response);
  const fault = faultOf(error);
  const errors =
    error instanceof z.core.$ZodError
      ? error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join("."), message }))
      : undefined;
  const problem = {
    type: `${origin}/api-docs#${fault.code}`,
    title: CODES[fault.code].words,
    status: fault.status,
    detail: fault.displayable,
    code: fault.code,
    ...fault.details,
    ...(errors ? { errors } : {}),
  };
  const headers: Record<string, string> = {
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
  };
  if (fault.status === 401) headers["WWW-Authenticate"] = 'Bearer realm="cohue"';
  response.writeHead(fault.status, headers).end(JSON.stringify(problem));
}

function faultOf(error: unknown): AppError {
  if (!(error instanceof z.core.$ZodError)) return storageFaultOf(error);
  const [issue] = error.issues;
  const where = issue?.path.join(".");
  return new AppError(
    "malformed",
    error.message,
    issue ? `${where ? `${where}: ` : ""}${issue.message}` : CODES.malformed.words,
  );
}
