import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { readMoment, readLivePicture as readNewest } from "@/server/domain/moderation/live/live-picture";
import { noteWallVisit } from "@/server/domain/moderation/live/read-wall";
import type { Services } from "@/server/services";
import { moderators } from "../middleware/role";
import { handlers, partOf } from "../router";
import { sendBytes } from "../send/bytes";

/** Pictures of any room for moderators: the newest for the wall, those of past moments for a moderator who has entered. */
export const readLivePicture = ({ room: deps, rooms }: Pick<Services, "room" | "rooms">) =>
  handlers(moderators, async (c) => {
    const { actor } = c.var.person;
    const room = RoomId.safeParse(partOf(c, "room"));
    if (!room.success) throw new AppError("not_found");
    const seq = partOf(c, "seq");
    if (!seq) await noteWallVisit(deps, actor, deps.now());
    const picture = seq
      ? await readMoment(deps, { actor, room: room.data, seq: Number(seq), now: deps.now() })
      : await readNewest(deps, rooms, room.data);
    c.env.outgoing.setHeader("Vary", "Cookie");
    return sendBytes(c.env, { ...picture, cache: "private, no-cache" });
  });
