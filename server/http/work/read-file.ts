import { WorkId } from "@/core/kernel/ids/ids";
import { readFile as readWorkFile } from "@/server/domain/work/files/read-file";
import type { Services } from "@/server/services";
import { countsRenders } from "../middleware/renders";
import { handlers, partOf, queryOf } from "../router";
import { sendBytes } from "../send/bytes";

type Needs = Pick<Services, "work" | "limits">;

/**
 * A work's file. Caches ask again after a minute, so that what is taken down is gone from everywhere soon; unchanged files
 * answer 304.
 */
export const readFile = (needs: Needs) =>
  handlers(countsRenders(needs), async (c) => {
    const id = partOf(c, "work");
    const [size = "", extension = ""] = partOf(c, "file").split(".");
    const format = extension === "jpg" ? "jpeg" : extension;
    const asked = { work: WorkId.parse(id), size: Number(size), format };
    const file = await readWorkFile(needs.work, asked, c.var.quota);
    if (queryOf(c).has("download"))
      c.env.outgoing.setHeader(
        "Content-Disposition",
        `attachment; filename="cohue-${id}-${size}.${extension}"`,
      );
    return sendBytes(c.env, { ...file, cache: "public, max-age=60, must-revalidate" });
  });
