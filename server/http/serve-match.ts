import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { AppError } from "@/core/errors";
import { ControlId, RoomId } from "@/core/ids/ids";
import { Colour, stillOf } from "@/core/recipe/recipe";
import { MATCH_SIZE, type MatchTarget } from "@/core/render/match";
import { roleOf } from "@/core/room/state";
import { barredFromHere } from "@/server/auth/session";
import type { Services } from "@/server/services";
import { readBody } from "./read-body";
import { takeRender } from "./take-render";

export const MATCH_PATH = /^\/api\/match\/([A-Za-z0-9_-]{1,64})$/;
const BYTES = MATCH_SIZE * MATCH_SIZE * 3;
const STEPS = 90;

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
  if (request.method !== "POST") throw new AppError("not_found");
  const session = await services.sessionOf(new Headers({ cookie: request.headers.cookie ?? "" }));
  if (!session) throw new AppError("signed_out");
  const barred = barredFromHere(session);
  if (barred) throw new AppError("banned", "barred", barred);
  const room = await services.rooms.getFor(RoomId.parse(rawRoom), session.actor);
  const role = roleOf(room.state, session.actor);
  if (!role) throw new AppError("not_found");
  if (role === "viewer") throw new AppError("viewer_only");
  await takeRender(services, request);
  const { target, controls } = parse(await readBody(request, 64 * 1024));

  const hangUp = new AbortController();
  response.on("close", () => hangUp.abort());
  const say = (line: object) => {
    if (!response.headersSent)
      response.writeHead(200, { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" });
    response.write(`${JSON.stringify(line)}\n`);
  };
  const result = await services.render.match(
    { recipe: stillOf(room.state.recipe), actor: session.actor, target, controls, steps: STEPS },
    { signal: hangUp.signal, onProgress: say },
  );
  say(result);
  response.end();
}

function parse(body: Uint8Array): { target: MatchTarget; controls: ControlId[] } {
  const asked = Asked.safeParse(json(body));
  if (!asked.success) throw new AppError("malformed", asked.error.message);
  const { target, controls } = asked.data;
  if (target.kind === "palette") return { target, controls };
  const rgb = new Uint8Array(Buffer.from(target.rgb, "base64"));
  if (rgb.length !== BYTES) throw new AppError("malformed", `${rgb.length} bytes`);
  return { target: { kind: "picture", rgb }, controls };
}

function json(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
