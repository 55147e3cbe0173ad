import type { IncomingMessage } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import type { RoomState } from "@/core/room/rules/state";
import { barredFromHere, type Session } from "@/server/auth/session";
import { stateForMaker } from "@/server/domain/room/entry/room-for";
import type { Services } from "@/server/services";

/** The state of a room, for its host and editors, asking by POST. `signed_out`, `banned`, `not_found` or `viewer_only` for others. */
export async function requireMaker(
  request: IncomingMessage,
  services: Services,
  rawRoom: string,
): Promise<{ state: RoomState; by: Session }> {
  if (request.method !== "POST") throw new AppError("not_found");
  const session = await services.accounts.sessionOf(new Headers({ cookie: request.headers.cookie ?? "" }));
  if (!session) throw new AppError("signed_out");
  const barred = barredFromHere(session);
  if (barred) throw new AppError("banned", "barred", barred);
  const room = RoomId.parse(rawRoom);
  return { state: await stateForMaker(services.room, services.rooms, room, session.actor), by: session };
}
