import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { readSettled } from "@/server/domain/room/queries/settled";
import { requireUnwithheld } from "@/server/domain/room/queries/withheld";
import { requireSight } from "@/server/domain/room/require";
import type { Services } from "@/server/services";
import { anyone } from "../middleware/role";
import { handlers, partOf } from "../router";
import { sendBytes } from "../send/bytes";

/**
 * A room's settled picture of a moment, to those who may see the room, unless it was published and is not shown any more. A
 * moment's picture never changes, but whether it is shown does: browsers ask again after a minute, and get 304.
 */
export const readFrame = ({ room: deps }: Pick<Services, "room">) =>
  handlers(anyone, async (c) => {
    const room = RoomId.safeParse(partOf(c, "room"));
    if (!room.success) throw new AppError("not_found");
    const actor = c.var.visitor?.actor ?? null;
    await requireSight(deps, room.data, actor);
    const picture = await readSettled(deps, room.data, Number(partOf(c, "seq")));
    if (!picture) throw new AppError("not_found");
    await requireUnwithheld(deps, { room: room.data, recipeHash: picture.recipeHash }, actor);
    c.env.outgoing.setHeader("Vary", "Cookie");
    return sendBytes(c.env, { ...picture, cache: "private, max-age=60, must-revalidate" });
  });
