import { readExport as readExportedFile } from "@/server/domain/export/read-export";
import type { Services } from "@/server/services";
import { participants } from "../middleware/role";
import { handlers, partOf, queryOf } from "../router";
import { sendBytes } from "../send/bytes";

/** An export's file, to the room's host and editors, in ranges where a player asks so. */
export const readExport = ({ work }: Pick<Services, "work">) =>
  handlers(participants, async (c) => {
    const [id = "", format = ""] = partOf(c, "file").split(".");
    const file = await readExportedFile(work, c.var.person.actor, { id, format });
    if (queryOf(c).has("download"))
      c.env.outgoing.setHeader("Content-Disposition", `attachment; filename="${file.name}"`);
    c.env.outgoing.setHeader("Vary", "Cookie");
    return sendBytes(c.env, { ...file, cache: "private, max-age=60, must-revalidate" });
  });
