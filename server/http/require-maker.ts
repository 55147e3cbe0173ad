import type { IncomingMessage } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { type ActorId, RoomId } from "@/core/kernel/ids/ids";
import { roleOf } from "@/core/room/rules/state";
import { barredFromHere } from "@/server/auth/session";
import type { RoomActor } from "@/server/domain/room/actor/room-actor";
import type { Services } from "@/server/services";

/** The room, for its host and editors, asking by POST. `signed_out`, `banned`, `not_found` or `viewer_only` for others. */
export async function requireMaker(
  request: IncomingMessage,
  services: Services,
  rawRoom: string,
): Promise<{ room: RoomActor; actor: ActorId }> {
  if (request.method !== "POST") throw new AppError("not_found");
  const session = await services.sessionOf(new Headers({ cookie: request.headers.cookie ?? "" }));
  if (!session) throw new AppError("signed_out");
  const barred = barredFromHere(session);
  if (barred) throw new AppError("banned", "barred", barred);
  const room = await services.rooms.getFor(RoomId.parse(rawRoom), session.actor);
  const role = roleOf(room.state, session.actor);
  if (!role) throw new AppError("not_found");
  if (role === "viewer") throw new AppError("viewer_only");
  return { room, actor: session.actor };
}
