import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { freeSession } from "@/server/auth/session";
import { readExport } from "@/server/domain/export/list-exports";
import type { Services } from "@/server/services";
import { sendBytes } from "./send-bytes";

export const EXPORT_PATH = /^\/api\/exports\/([0-9a-f]{16})\.(png|jpeg|webp|webm|mp4)$/;

/** An export's file, to the room's host and editors, in ranges where a player asks so. */
export async function serveExport(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  [, id = "", format = ""]: RegExpMatchArray,
): Promise<void> {
  const headers = new Headers({ cookie: request.headers.cookie ?? "" });
  const session = freeSession(await services.accounts.sessionOf(headers));
  if (!session) throw new AppError("signed_out");
  const file = await readExport(services.work, session.actor, { id, format });
  if (new URL(request.url ?? "/", "http://x").searchParams.has("download"))
    response.setHeader("Content-Disposition", `attachment; filename="${file.name}"`);
  response.setHeader("Vary", "Cookie");
  sendBytes(request, response, { ...file, cache: "private, max-age=60, must-revalidate" });
}
