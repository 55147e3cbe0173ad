import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Pair, SENT } from "../router";

/**
 * JSON that is too long to be in memory at once, piece by piece as fast as it is read. What goes wrong before the first piece is
 * thrown and can be answered; what goes wrong later breaks the answer off, so that nobody takes it for whole.
 */
export async function sendJsonPieces(
  { outgoing }: Pick<Pair, "outgoing">,
  pieces: AsyncIterator<string>,
): Promise<Response> {
  const first = await pieces.next();
  outgoing.writeHead(200, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  async function* all(): AsyncGenerator<string> {
    for (let piece = first; !piece.done; piece = await pieces.next()) yield piece.value;
  }
  try {
    await pipeline(Readable.from(all()), outgoing);
  } catch (error) {
    await pieces.return?.();
    // The client has disconnected: that is no error.
    if (!isHangUp(error)) throw error;
  }
  return SENT;
}

const isHangUp = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
