import type { ServerResponse } from "node:http";
import { inLanguage } from "@/core/kernel/said/in-language";
import { languageOf } from "@/core/kernel/said/language-of";
import { faultOf } from "@/server/domain/storage/fault-of";
import { type Pair, SENT } from "../router";

type Answering = Pick<Pair, "outgoing">;

export function sendJson({ outgoing }: Answering, status: number, body: unknown): Response {
  outgoing.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  outgoing.end(JSON.stringify(body));
  return SENT;
}

/** An error as its code and words. A disk or a database out of reach is 503; anything else that is not ours reads as `internal`. */
export function sendError(response: ServerResponse, error: unknown): void {
  const fault = faultOf(error);
  if (response.headersSent) return void response.end();
  throwAwayUnread(response);
  sendJson({ outgoing: response }, fault.status, {
    error: fault.code,
    message: inLanguage(fault.displayable, languageOf(response.req.headers)),
    ...fault.details,
  });
}

/** Milliseconds that what is left of a refused body may still come. */
const LINGER_MS = 30_000;

/**
 * What nobody has read of a refused body is thrown away as it comes: who is cut off while sending reads no answer. After a while
 * the connection ends all the same.
 */
export function throwAwayUnread({ req: request }: ServerResponse): void {
  const { complete, headers, socket } = request;
  const hasBody = Number(headers["content-length"] ?? 0) > 0 || headers["transfer-encoding"] !== undefined;
  if (!hasBody || complete) return;
  const late = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  request.once("end", () => clearTimeout(late));
  request.once("close", () => clearTimeout(late));
  request.resume();
}
