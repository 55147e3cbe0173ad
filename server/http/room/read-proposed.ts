import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { proposedPicture } from "@/server/domain/render/proposed-picture";
import type { Services } from "@/server/services";
import { anyone } from "../middleware/role";
import { handlers, partOf } from "../router";
import { sendBytes } from "../send/bytes";

/** A picture that somebody proposed, small, to the room's members. It never changes; whether it is shown may. */
export const readProposed = ({ room: deps, render }: Pick<Services, "room" | "render">) =>
  handlers(anyone, async (c) => {
    const room = RoomId.safeParse(partOf(c, "room"));
    if (!room.success) throw new AppError("not_found");
    const of = Number.parseInt(partOf(c, "file"), 10);
    const picture = await proposedPicture(
      { ...deps, render },
      { room: room.data, of, actor: c.var.visitor?.actor ?? null },
    );
    c.env.outgoing.setHeader("Vary", "Cookie");
    return sendBytes(c.env, {
      ...picture,
      mime: "image/jpeg",
      cache: "private, max-age=60, must-revalidate",
    });
  });
