import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { unpublishedPicture } from "@/server/domain/work/files/unpublished-picture";
import type { Services } from "@/server/services";
import { countsRenders } from "../middleware/renders";
import { anyone } from "../middleware/role";
import { handlers, partOf } from "../router";
import { sendBytes } from "../send/bytes";

type Needs = Pick<Services, "work" | "limits">;

/** A moment's picture as a file to keep, labelled as unpublished work. It is made for each request, and counts as a picture. */
export const downloadPicture = (needs: Needs) =>
  handlers(anyone, countsRenders(needs), async (c) => {
    const room = RoomId.safeParse(partOf(c, "room"));
    if (!room.success) throw new AppError("not_found");
    const seq = Number.parseInt(partOf(c, "file"), 10);
    const asked = { room: room.data, seq, actor: c.var.visitor?.actor ?? null };
    const file = await unpublishedPicture(needs.work, asked, c.var.quota);
    c.env.outgoing.setHeader("Content-Disposition", `attachment; filename="${file.name}"`);
    c.env.outgoing.setHeader("Vary", "Cookie");
    return sendBytes(c.env, { ...file, cache: "private, max-age=60, must-revalidate" });
  });
