import type { IncomingMessage } from "node:http";
import { type Pair, SENT } from "../router";

type File = { bytes: Uint8Array; mime: string; hash: string; cache: string };

/** Bytes with their type, an ETag that answers 304, and one range if one is asked for (RFC 9110, section 14). */
export function sendBytes({ incoming: request, outgoing: response }: Pair, file: File): Response {
  const etag = `"${file.hash}"`;
  response.setHeader("Cache-Control", file.cache);
  response.setHeader("ETag", etag);
  response.setHeader("Accept-Ranges", "bytes");
  response.setHeader("Content-Type", file.mime);
  if (isKnown(request.headers["if-none-match"], etag)) {
    response.writeHead(304).end();
    return SENT;
  }
  const range = rangeOf(request, etag, file.bytes.length);
  if (range === "unsatisfiable") {
    response.setHeader("Content-Range", `bytes */${file.bytes.length}`);
    response.writeHead(416).end();
    return SENT;
  }
  const body = range ? file.bytes.subarray(range.from, range.to + 1) : file.bytes;
  if (range) response.setHeader("Content-Range", `bytes ${range.from}-${range.to}/${file.bytes.length}`);
  response.writeHead(range ? 206 : 200, { "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
  return SENT;
}

/** Whether one of the tags that a cache has is this one; weakly compared, as RFC 9110 (13.1.2) wants. */
const isKnown = (tags: string | undefined, etag: string): boolean =>
  tags?.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, ""))) ?? false;

/** The one range asked for; null for none, several, or those of another version: the whole is sent then. */
function rangeOf(
  { headers, method }: IncomingMessage,
  etag: string,
  length: number,
): { from: number; to: number } | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/i.exec(headers.range ?? "");
  if (method !== "GET" || !match || (headers["if-range"] && headers["if-range"] !== etag)) return null;
  const [, first = "", last = ""] = match;
  if (!first && !last) return null;
  const from = first ? Number(first) : Math.max(0, length - Number(last));
  const to = first && last ? Math.min(Number(last), length - 1) : length - 1;
  return from >= length || from > to ? "unsatisfiable" : { from, to };
}
