import { once } from "node:events";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { writeArchive } from "@/server/domain/account/archive/write-archive";
import type { Services } from "@/server/services";
import { only } from "../middleware/method";
import { ownPages } from "../middleware/origin";
import { owners } from "../middleware/role";
import { handlers, SENT } from "../router";

type Needs = Pick<Services, "limits" | "work" | "logger">;

/** Whose archive is being written now. */
const writing = new Set<ActorId>();

/**
 * Everything about the person who asks, as one zip archive that is made while it is sent. One at a time a person, a few an hour;
 * hanging up ends it. Only from our own pages or an address typed in: another site cannot set it going.
 */
export const downloadArchive = (needs: Needs) =>
  handlers(only("GET"), ownPages("forbidden"), owners, async (c) => {
    const { actor, userId } = c.var.person;
    const { outgoing } = c.env;
    if (writing.has(actor))
      throw new AppError(
        "too_frequent",
        "an archive is being written",
        "Your archive is already being made.",
      );
    await needs.limits.archives.take(actor);
    writing.add(actor);
    const gone = new AbortController();
    outgoing.on("close", () => gone.abort());
    try {
      const day = new Date(needs.work.now()).toISOString().slice(0, 10);
      outgoing.writeHead(200, {
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="cohue-${day}.zip"`,
        "Cache-Control": "no-store",
      });
      await writeArchive(needs.work, { userId, actor }, async (bytes) => {
        if (gone.signal.aborted) throw new AppError("shutting_down", "hung up");
        if (!outgoing.write(bytes)) await once(outgoing, "drain", { signal: gone.signal });
      });
      outgoing.end();
    } catch (error) {
      // A cut archive must not look whole: the connection is ended without its last chunk.
      outgoing.destroy();
      if (!gone.signal.aborted) needs.logger.error({ err: error }, "an archive could not be written");
    } finally {
      writing.delete(actor);
    }
    return SENT;
  });
