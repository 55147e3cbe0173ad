import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { freeSession, type Session } from "@/server/auth/session";
import { readLivePicture, readMoment } from "@/server/domain/moderation/live/live-picture";
import { noteWallVisit } from "@/server/domain/moderation/live/read-wall";
import type { Services } from "@/server/services";
import { sendBytes } from "./send-bytes";

export const LIVE_PATH = /^\/api\/moderation\/rooms\/([^/]+)\/(?:picture|moments\/(\d{1,10}))$/;

/** To everyone but moderators what is behind it does not exist. */
async function requireModerator(services: Services, request: IncomingMessage): Promise<Session> {
  const cookie = request.headers.cookie ?? "";
  const session = freeSession(await services.accounts.sessionOf(new Headers({ cookie })));
  if (!session || session.role === "user") throw new AppError("not_found", "not a moderator");
  return session;
}

/** Pictures of any room for moderators: the newest for the wall, those of past moments for who has entered. */
export async function serveLive(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  [, rawRoom = "", rawSeq]: RegExpMatchArray,
): Promise<void> {
  const { actor } = await requireModerator(services, request);
  const room = RoomId.safeParse(rawRoom);
  if (!room.success) throw new AppError("not_found");
  const deps = services.room;
  if (rawSeq === undefined) await noteWallVisit(deps, actor, deps.now());
  const picture =
    rawSeq === undefined
      ? await readLivePicture(deps, services.rooms, room.data)
      : await readMoment(deps, { actor, room: room.data, seq: Number(rawSeq), now: deps.now() });
  response.setHeader("Vary", "Cookie");
  sendBytes(request, response, { ...picture, cache: "private, no-cache" });
}
