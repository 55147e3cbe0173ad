import type { Context } from "hono";
import { AppError } from "@/core/kernel/errors";
import { WorkId } from "@/core/kernel/ids/ids";
import {
  PICTURE_SIZES,
  type Picture,
  readCaseFrame,
  readWorkPicture,
} from "@/server/domain/moderation/desk/read-picture";
import type { Services } from "@/server/services";
import { moderators } from "../middleware/role";
import { handlers, partOf } from "../router";
import { sendBytes } from "../send/bytes";

type Needs = Pick<Services, "work">;

/** Pictures that moderators decide on, shown to others or not: a work's, or a moment of the room that a case is about. */
export const readEvidence = (needs: Needs) =>
  handlers(moderators, async (c) =>
    sendBytes(c.env, { ...(await pictureOf(c, needs)), cache: "private, no-cache" }),
  );

function pictureOf(c: Pick<Context, "req">, { work }: Needs): Promise<Picture> {
  const [id, seq] = [partOf(c, "case"), partOf(c, "seq")];
  if (id) return readCaseFrame(work, id, seq === "last" ? null : Number(seq));
  const size = PICTURE_SIZES.find((wanted) => wanted === Number(partOf(c, "size")));
  if (!size) throw new AppError("not_found", "no such size");
  return readWorkPicture(work, WorkId.parse(partOf(c, "work")), size);
}
