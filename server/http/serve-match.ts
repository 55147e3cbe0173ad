import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import { ControlId } from "@/core/kernel/ids/ids";
import { Colour } from "@/core/picture/recipe/recipe";
import { MATCH_SIZE, type MatchTarget } from "@/core/picture/render/match";
import { matchRoom } from "@/server/domain/render/match-room";
import type { Services } from "@/server/services";
import { lineByLine } from "./line-by-line";
import { parseJson, readBody } from "./read-body";
import { requireMaker } from "./require-maker";

export const MATCH_PATH = /^\/api\/match\/([A-Za-z0-9_-]{1,64})$/;
const BYTES = MATCH_SIZE * MATCH_SIZE * 3;
export const MATCH_BODY = 64 * 1024;

const Asked = z.object({
  target: z.discriminatedUnion("kind", [
    /** RGB bytes of 64 x 64 pixels, base64: the browser has made the picture small, so no file of a stranger is decoded here. */
    z.object({ kind: z.literal("picture"), rgb: z.base64().max(BYTES * 2) }),
    z.object({ kind: z.literal("palette"), colours: z.array(Colour).min(1).max(12) }),
  ]),
  controls: z.array(ControlId).min(1).max(256),
});

/**
 * Moves the asking member's contributions towards a picture or colours, and tells the browser every step as a line of JSON. It
 * writes nothing into the room: the browser does, as that member's ordinary edits. Hanging up cancels.
 */
export async function serveMatch(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  [, rawRoom = ""]: RegExpMatchArray,
): Promise<void> {
  const { state, by } = await requireMaker(request, services, rawRoom);
  const { target, controls } = parse(await readBody(request, MATCH_BODY));

  const { signal, say } = lineByLine(response);
  const { room, render, limits } = services;
  const result = await matchRoom(
    { ...room, render, renders: limits.renders },
    { state, by, target, controls },
    { signal, onProgress: say },
  );
  say(result);
  response.end();
}

function parse(body: Uint8Array): { target: MatchTarget; controls: ControlId[] } {
  const asked = Asked.safeParse(parseJson(body));
  if (!asked.success) throw new AppError("malformed", asked.error.message);
  const { target, controls } = asked.data;
  if (target.kind === "palette") return { target, controls };
  const rgb = new Uint8Array(Buffer.from(target.rgb, "base64"));
  if (rgb.length !== BYTES) throw new AppError("malformed", `${rgb.length} bytes`);
  return { target: { kind: "picture", rgb }, controls };
}
