import type { IncomingMessage } from "node:http";
import { AppError } from "@/core/errors";

const inWords = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.floor(bytes / 1024)} KB`;

/** The request's body. `too_large` as soon as it is, without reading the rest. */
export async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array> {
  const tooLarge = () => new AppError("too_large", "body", `At most ${inWords(most)} can be taken.`);
  if (Number(request.headers["content-length"] ?? 0) > most) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > most) throw tooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** What a body says, or null where it is no JSON. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
