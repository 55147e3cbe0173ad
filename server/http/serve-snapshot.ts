import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { readPainted, readSample, readSnapshot } from "@/server/domain/model/read-model";
import type { Services } from "@/server/services";
import { sendBytes } from "./send-bytes";

export const SNAPSHOT_PATH = /^\/api\/models\/([a-z0-9][a-z0-9-]{0,39})\/snapshots\/(\d{1,2})\.jpg$/;
export const SAMPLE_PATH = /^\/api\/models\/([a-z0-9][a-z0-9-]{0,39})\/samples\/(\d{1,2})\.png$/;

type Read = typeof readSnapshot;
type Pictures = { mime: string; read: Read; painted?: Read; tag: (n: string) => string };

/** What a model drew at a moment of its training, at latents that stay the same. */
export const serveSnapshot = servePicture({ mime: "image/jpeg", read: readSnapshot, tag: (n) => n });

/** One of the golden pictures that came with a model, or with what paints here. */
export const serveSample = servePicture({
  mime: "image/png",
  read: readSample,
  painted: readPainted,
  tag: (n) => `sample-${n}`,
});

function servePicture({ mime, read, painted, tag }: Pictures) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { models: { installed, finish }, config }: Services,
    [, id = "", n = ""]: RegExpMatchArray,
  ): Promise<void> => {
    const isPainted = painted !== undefined && finish?.id === id;
    const model = isPainted ? finish : installed.find((m) => m.id === id);
    if (!model) throw new AppError("not_found");
    sendBytes(request, response, {
      bytes: await (isPainted ? painted : read)(config.modelsDir, model.id, Number(n)),
      mime,
      hash: `${model.hash}-${tag(n)}`,
      cache: "public, max-age=3600",
    });
  };
}
