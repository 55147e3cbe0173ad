import { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import { ControlId } from "@/core/kernel/ids/ids";
import { Colour } from "@/core/picture/recipe/recipe";
import type { MatchTarget } from "@/core/picture/render/match";
import { MATCH_SIZE } from "@/core/picture/render/match-size";
import { matchRoom } from "@/server/domain/render/match-room";
import type { Services } from "@/server/services";
import { only } from "../middleware/method";
import { ownOrigin } from "../middleware/origin";
import { makers } from "../middleware/role";
import { parseJson, readBody } from "../read-body";
import { handlers, SENT } from "../router";
import { lineByLine } from "../send/lines";

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

type Needs = Pick<Services, "config" | "rooms" | "room" | "limits" | "render">;

/**
 * Moves the asking member's contributions towards a picture or colours, and tells the browser every step as a line of JSON. It
 * writes nothing into the room: the browser does, as that member's ordinary edits. Hanging up cancels.
 */
export const match = (needs: Needs) =>
  handlers(ownOrigin(needs.config.trustedOrigins), only("POST"), makers(needs), async (c) => {
    const { state, person } = c.var;
    const { target, controls } = parse(await readBody(c.env.incoming, MATCH_BODY));
    const { signal, say } = lineByLine(c.env.outgoing);
    const { room, render, limits } = needs;
    const result = await matchRoom(
      { ...room, render, renders: limits.renders },
      { state, by: person, target, controls },
      { signal, onProgress: say },
    );
    say(result);
    c.env.outgoing.end();
    return SENT;
  });

function parse(body: Uint8Array): { target: MatchTarget; controls: ControlId[] } {
  const asked = Asked.safeParse(parseJson(body));
  if (!asked.success) throw new AppError("malformed", asked.error.message);
  const { target, controls } = asked.data;
  if (target.kind === "palette") return { target, controls };
  const rgb = new Uint8Array(Buffer.from(target.rgb, "base64"));
  if (rgb.length !== BYTES) throw new AppError("malformed", `${rgb.length} bytes`);
  return { target: { kind: "picture", rgb }, controls };
}
