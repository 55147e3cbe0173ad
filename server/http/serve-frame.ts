import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/errors";
import { RoomId } from "@/core/ids/ids";
import { freeSession, type Session } from "@/server/auth/session";
import type { RoomDeps } from "@/server/domain/room/deps";
import { requireSight } from "@/server/domain/room/require";
import { readSettled } from "@/server/domain/room/settled";
import { requireUnwithheld } from "@/server/domain/room/withheld";
import { sendError } from "./send";
import { sendBytes } from "./send-bytes";

export const FRAME_PATH = /^\/api\/frames\/([^/]+)\/(\d{1,10})$/;

/**
 * A room's settled picture of a moment, to those who may see the room, unless it was published and is not shown any more. A
 * moment's picture never changes, but whether it is shown does: browsers ask again after a minute, and get 304.
 */
export async function serveFrame(
  request: IncomingMessage,
  response: ServerResponse,
  deps: { room: RoomDeps; sessionOf: (headers: Headers) => Promise<Session | null> },
  [, rawRoom = "", rawSeq = ""]: RegExpMatchArray,
): Promise<void> {
  const room = RoomId.safeParse(rawRoom);
  if (!room.success) return sendError(response, new AppError("not_found"));
  const cookie = request.headers.cookie ?? "";
  const session = cookie ? freeSession(await deps.sessionOf(new Headers({ cookie }))) : null;
  await requireSight(deps.room, room.data, session?.actor ?? null);
  const { db } = deps.room.database;
  const picture = await readSettled({ db, blobs: deps.room.blobs }, room.data, Number(rawSeq));
  if (!picture) return sendError(response, new AppError("not_found"));
  const asked = { room: room.data, recipeHash: picture.recipeHash };
  await requireUnwithheld(deps.room, asked, session?.actor ?? null);
  response.setHeader("Vary", "Cookie");
  sendBytes(request, response, { ...picture, cache: "private, max-age=60, must-revalidate" });
}
