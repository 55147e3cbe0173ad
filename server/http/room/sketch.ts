import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { SketchRequest } from "@/core/room/protocol/sketch";
import { sketchRoom } from "@/server/domain/render/sketch-room";
import type { Services } from "@/server/services";
import { only } from "../middleware/method";
import { ownOrigin } from "../middleware/origin";
import { makers } from "../middleware/role";
import { parseJson, readBody } from "../read-body";
import { handlers, partOf, SENT } from "../router";
import { lineByLine } from "../send/lines";

/** Nine children with a work's recipe in three blends each. */
export const SKETCH_BODY = 1024 * 1024;

type Needs = Pick<Services, "config" | "rooms" | "room" | "render" | "limits">;

/** Small pictures of what a member would make, of the room's loop or without somebody, each as a line of JSON once it is drawn. Hanging up cancels. */
export const sketch = (needs: Needs) =>
  handlers(ownOrigin(needs.config.trustedOrigins), only("POST"), makers(needs), async (c) => {
    const { state, person } = c.var;
    const asked = SketchRequest.safeParse(parseJson(await readBody(c.env.incoming, SKETCH_BODY)));
    if (!asked.success) throw new AppError("malformed", asked.error.message);
    const { signal, say } = lineByLine(c.env.outgoing);
    const { room, render, limits } = needs;
    await sketchRoom(
      { ...room, render, renders: limits.renders, replays: limits.replays },
      { room: RoomId.parse(partOf(c, "room")), state, by: person, wanted: asked.data },
      { signal, onDrawn: say },
    );
    c.env.outgoing.end();
    return SENT;
  });
