import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/errors";
import { RoomId } from "@/core/ids/ids";
import type { Session } from "@/server/auth/session";
import type { RoomDeps } from "@/server/domain/room/deps";
import { requireSight } from "@/server/domain/room/require";
import { readSettled } from "@/server/domain/room/settled";
import { sendError } from "./send";

export const FRAME_PATH = /^\/api\/frames\/([^/]+)\/(\d{1,10})$/;

/** A room's settled picture of a moment, to those who may see the room. A moment's picture never changes: it may be kept. */
export async function serveFrame(
  request: IncomingMessage,
  response: ServerResponse,
  deps: { room: RoomDeps; sessionOf: (headers: Headers) => Promise<Session | null> },
  [, rawRoom = "", rawSeq = ""]: RegExpMatchArray,
): Promise<void> {
  const room = RoomId.safeParse(rawRoom);
  if (!room.success) return sendError(response, new AppError("not_found"));
  const cookie = request.headers.cookie ?? "";
  const session = cookie ? await deps.sessionOf(new Headers({ cookie })) : null;
  await requireSight(deps.room, room.data, session?.actor ?? null);
  const { db } = deps.room.database;
  const picture = await readSettled({ db, blobs: deps.room.blobs }, room.data, Number(rawSeq));
  if (!picture) return sendError(response, new AppError("not_found"));
  const etag = `"${picture.hash}"`;
  response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
  response.setHeader("ETag", etag);
  response.setHeader("Vary", "Cookie");
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { "Content-Type": picture.mime, "Content-Length": picture.bytes.length });
  response.end(request.method === "HEAD" ? undefined : picture.bytes);
}
