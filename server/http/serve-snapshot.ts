import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/errors";
import { readSample, readSnapshot } from "@/server/domain/model/read-model";
import type { Services } from "@/server/services";
import { sendBytes } from "./send-bytes";

export const SNAPSHOT_PATH = /^\/api\/models\/([a-z0-9][a-z0-9-]{0,39})\/snapshots\/(\d{1,2})\.jpg$/;
export const SAMPLE_PATH = /^\/api\/models\/([a-z0-9][a-z0-9-]{0,39})\/samples\/(\d{1,2})\.png$/;

type Pictures = { mime: string; read: typeof readSnapshot; tag: (n: string) => string };

/** What a model drew at a moment of its training, at latents that stay the same. */
export const serveSnapshot = servePicture({ mime: "image/jpeg", read: readSnapshot, tag: (n) => n });

/** One of the golden pictures that came with a model. */
export const serveSample = servePicture({ mime: "image/png", read: readSample, tag: (n) => `sample-${n}` });

function servePicture({ mime, read, tag }: Pictures) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { models, config }: Services,
    [, id = "", n = ""]: RegExpMatchArray,
  ): Promise<void> => {
    const model = models.find((m) => m.id === id);
    if (!model) throw new AppError("not_found");
    sendBytes(request, response, {
      bytes: await read(config.modelsDir, model.id, Number(n)),
      mime,
      hash: `${model.hash}-${tag(n)}`,
      cache: "public, max-age=3600",
    });
  };
}
