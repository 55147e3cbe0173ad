import { AppError } from "@/core/kernel/errors";
import {
  readSample as readGolden,
  readSnapshot as readMoment,
  readPainted,
} from "@/server/domain/model/read-model";
import type { Services } from "@/server/services";
import { handlers, partOf } from "../router";
import { sendBytes } from "../send/bytes";

type Needs = Pick<Services, "models" | "config">;
type Read = typeof readMoment;
type Pictures = { mime: string; read: Read; painted?: Read; tag: (n: string) => string };

const readPicture =
  ({ mime, read, painted, tag }: Pictures) =>
  ({ models: { installed, finish }, config }: Needs) =>
    handlers(async (c) => {
      const [id, [n = ""]] = [partOf(c, "model"), partOf(c, "file").split(".")];
      const isPainted = painted !== undefined && finish?.id === id;
      const model = isPainted ? finish : installed.find((m) => m.id === id);
      if (!model) throw new AppError("not_found");
      return sendBytes(c.env, {
        bytes: await (isPainted ? painted : read)(config.modelsDir, model.id, Number(n)),
        mime,
        hash: `${model.hash}-${tag(n)}`,
        cache: "public, max-age=3600",
      });
    });

/** What a model drew at a moment of its training, at latents that stay the same. */
export const readSnapshot = readPicture({ mime: "image/jpeg", read: readMoment, tag: (n) => n });

/** One of the golden pictures that came with a model, or with what paints here. */
export const readSample = readPicture({
  mime: "image/png",
  read: readGolden,
  painted: readPainted,
  tag: (n) => `sample-${n}`,
});
