import { readWithout as readPicture } from "@/server/domain/work/credit/read-without";
import type { Services } from "@/server/services";
import { handlers, partOf } from "../router";
import { sendBytes } from "../send/bytes";

/** The picture without somebody, as long as the work is shown. */
export const readWithout = ({ work }: Pick<Services, "work">) =>
  handlers(async (c) => {
    const picture = await readPicture(work, partOf(c, "work"), partOf(c, "player"));
    return sendBytes(c.env, { ...picture, cache: "public, max-age=60, must-revalidate" });
  });
