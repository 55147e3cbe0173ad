import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { WorkId } from "@/core/kernel/ids/ids";
import { freeSession } from "@/server/auth/session";
import {
  PICTURE_SIZES,
  type Picture,
  readCaseFrame,
  readWorkPicture,
} from "@/server/domain/moderation/desk/read-picture";
import type { Services } from "@/server/services";
import { sendBytes } from "./send-bytes";

export const EVIDENCE_PATH =
  /^\/api\/moderation\/(?:works\/([0-9a-f]{16})\/(\d{2,4})|cases\/([A-Za-z0-9_-]{3,100})\/frames\/(\d{1,10}|last))$/;

/** Pictures that moderators decide on, shown to others or not. To everyone else the address does not exist. */
export async function serveEvidence(
  request: IncomingMessage,
  response: ServerResponse,
  services: Pick<Services, "accounts" | "work">,
  [, work, size, id, seq]: RegExpMatchArray,
): Promise<void> {
  const cookie = request.headers.cookie ?? "";
  const session = cookie ? freeSession(await services.accounts.sessionOf(new Headers({ cookie }))) : null;
  if (!session || session.role === "user") throw new AppError("not_found", "not a moderator");
  const picture = await found(services, { work, size, id, seq });
  sendBytes(request, response, { ...picture, cache: "private, no-cache" });
}

type Asked = Record<"work" | "size" | "id" | "seq", string | undefined>;

function found({ work: deps }: Pick<Services, "work">, { work, size, id, seq }: Asked): Promise<Picture> {
  if (id) return readCaseFrame(deps, id, seq === "last" ? null : Number(seq));
  const wanted = PICTURE_SIZES.find((s) => s === Number(size));
  if (!wanted) throw new AppError("not_found", "no such size");
  return readWorkPicture(deps, WorkId.parse(work), wanted);
}
