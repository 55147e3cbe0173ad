import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { writeArchive } from "@/server/domain/account/archive/write-archive";
import type { Services } from "@/server/services";

export const ARCHIVE_PATH = "/api/me/archive.zip";

/** Whose archive is being written now. */
const writing = new Set<ActorId>();

/**
 * Everything about the person who asks, as one zip archive that is made while it is sent. One at a time a person, a few an hour;
 * hanging up ends it. Only from our own pages or an address typed in: another site cannot set it going.
 */
export async function serveArchive(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
): Promise<void> {
  if (request.method !== "GET") throw new AppError("not_found");
  const from = request.headers["sec-fetch-site"];
  if (from && from !== "same-origin" && from !== "none") throw new AppError("forbidden", `from ${from}`);
  const session = await services.accounts.sessionOf(new Headers({ cookie: request.headers.cookie ?? "" }));
  if (!session) throw new AppError("signed_out");
  const { actor, userId } = session;
  if (writing.has(actor))
    throw new AppError("too_frequent", "an archive is being written", "Your archive is already being made.");
  await services.limits.archives.take(actor);
  writing.add(actor);
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  try {
    const day = new Date(services.work.now()).toISOString().slice(0, 10);
    response.writeHead(200, {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="cohue-${day}.zip"`,
      "Cache-Control": "no-store",
    });
    await writeArchive(services.work, { userId, actor }, async (bytes) => {
      if (gone.signal.aborted) throw new AppError("shutting_down", "hung up");
      if (!response.write(bytes)) await once(response, "drain", { signal: gone.signal });
    });
    response.end();
  } catch (error) {
    // A cut archive must not look whole: the connection is ended without its last chunk.
    response.destroy();
    if (!gone.signal.aborted) services.logger.error({ err: error }, "an archive could not be written");
  } finally {
    writing.delete(actor);
  }
}
