import type { IncomingMessage } from "node:http";
import { AppError } from "@/core/kernel/errors";

const inWords = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.floor(bytes / 1024)} KB`;

const tooLarge = (most: number): AppError =>
  new AppError("too_large", "body", `At most ${inWords(most)} can be taken.`);

/** `too_large` by what is announced, before a byte is read. A body without a length is counted while it is read. */
export function requireBodyWithin({ headers }: IncomingMessage, most: number): void {
  if (Number(headers["content-length"] ?? 0) > most) throw tooLarge(most);
}

/** The request's body. `too_large` as soon as it is, without reading the rest. */
export async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array> {
  requireBodyWithin(request, most);
  const chunks: Buffer[] = [];
  let size = 0;
  // Ended early, the request must stay whole: its connection still takes the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** A body's JSON, or null where it is not JSON. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
