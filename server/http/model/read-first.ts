import type { FirstPictures } from "@/server/domain/render/first-pictures";
import { handlers, partOf } from "../router";
import { sendBytes } from "../send/bytes";

type Needs = { models: { first: Pick<FirstPictures, "read"> } };

/** What a room with a model and one of its first seeds begins with. */
export const readFirst = ({ models }: Needs) =>
  handlers(async (c) => {
    const [seed = ""] = partOf(c, "file").split(".");
    const { jpeg, hash } = await models.first.read(partOf(c, "model"), Number(seed));
    return sendBytes(c.env, { bytes: jpeg, mime: "image/jpeg", hash, cache: "public, max-age=3600" });
  });
