import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { SketchRequest } from "@/core/room/protocol/sketch";
import { sketchRoom } from "@/server/domain/render/sketch-room";
import type { Services } from "@/server/services";
import { lineByLine } from "./line-by-line";
import { parseJson, readBody } from "./read-body";
import { requireMaker } from "./require-maker";

export const SKETCH_PATH = /^\/api\/sketch\/([A-Za-z0-9_-]{1,64})$/;
/** Nine children with a work's recipe in three blends each. */
export const SKETCH_BODY = 1024 * 1024;

/** Small pictures of what a member would make, of the room's loop or without somebody, each as a line of JSON once it is drawn. Hanging up cancels. */
export async function serveSketch(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  [, rawRoom = ""]: RegExpMatchArray,
): Promise<void> {
  const { state, by } = await requireMaker(request, services, rawRoom);
  const asked = SketchRequest.safeParse(parseJson(await readBody(request, SKETCH_BODY)));
  if (!asked.success) throw new AppError("malformed", asked.error.message);
  const { signal, say } = lineByLine(response);
  await sketchRoom(
    {
      ...services.room,
      render: services.render,
      renders: services.limits.renders,
      replays: services.limits.replays,
    },
    { room: RoomId.parse(rawRoom), state, by, wanted: asked.data },
    { signal, onDrawn: say },
  );
  response.end();
}
