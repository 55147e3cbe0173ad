import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { freeSession } from "@/server/auth/session";
import { readSettled } from "@/server/domain/room/queries/settled";
import { requireUnwithheld } from "@/server/domain/room/queries/withheld";
import { requireSight } from "@/server/domain/room/require";
import { unpublishedPicture } from "@/server/domain/work/files/unpublished-picture";
import type { Accounts, Services } from "@/server/services";
import { renderQuota } from "./render-quota";
import { sendError } from "./send";
import { sendBytes } from "./send-bytes";

export const UNPUBLISHED_PATH = /^\/api\/frames\/([^/]+)\/(\d{1,10})\.png$/;
export const FRAME_PATH = /^\/api\/frames\/([^/]+)\/(\d{1,10})$/;

/**
 * A room's settled picture of a moment, to those who may see the room, unless it was published and is not shown any more. A
 * moment's picture never changes, but whether it is shown does: browsers ask again after a minute, and get 304.
 */
export async function serveFrame(
  request: IncomingMessage,
  response: ServerResponse,
  deps: Pick<Services, "room"> & { accounts: Pick<Accounts, "sessionOf"> },
  [, rawRoom = "", rawSeq = ""]: RegExpMatchArray,
): Promise<void> {
  const room = RoomId.safeParse(rawRoom);
  if (!room.success) return sendError(response, new AppError("not_found"));
  const cookie = request.headers.cookie ?? "";
  const session = cookie ? freeSession(await deps.accounts.sessionOf(new Headers({ cookie }))) : null;
  await requireSight(deps.room, room.data, session?.actor ?? null);
  const picture = await readSettled(deps.room, room.data, Number(rawSeq));
  if (!picture) return sendError(response, new AppError("not_found"));
  const asked = { room: room.data, recipeHash: picture.recipeHash };
  await requireUnwithheld(deps.room, asked, session?.actor ?? null);
  response.setHeader("Vary", "Cookie");
  sendBytes(request, response, { ...picture, cache: "private, max-age=60, must-revalidate" });
}

/** The same as a file to keep, labelled as unpublished work. It is made anew each time, and counted as a picture. */
export async function serveUnpublished(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  [, rawRoom = "", seq = ""]: RegExpMatchArray,
): Promise<void> {
  const room = RoomId.safeParse(rawRoom);
  if (!room.success) throw new AppError("not_found");
  const cookie = request.headers.cookie ?? "";
  const session = cookie ? freeSession(await services.accounts.sessionOf(new Headers({ cookie }))) : null;
  const asked = { room: room.data, seq: Number(seq), actor: session?.actor ?? null };
  const file = await unpublishedPicture(services.work, asked, renderQuota(services, request));
  response.setHeader("Content-Disposition", `attachment; filename="${file.name}"`);
  response.setHeader("Vary", "Cookie");
  sendBytes(request, response, { ...file, cache: "private, max-age=60, must-revalidate" });
}
