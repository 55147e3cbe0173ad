import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/errors";
import { readSample, readSnapshot } from "@/server/domain/model/read-model";
import type { Services } from "@/server/services";
import { sendBytes } from "./send-bytes";

export const SNAPSHOT_PATH = /^\/api\/models\/([a-z0-9][a-z0-9-]{0,39})\/snapshots\/(\d{1,2})\.jpg$/;

/** What a model drew at a moment of its training, at latents that stay the same. */
export async function serveSnapshot(
  request: IncomingMessage,
  response: ServerResponse,
  { models, config }: Services,
  [, id = "", n = ""]: RegExpMatchArray,
): Promise<void> {
  const model = models.find((m) => m.id === id);
  if (!model) throw new AppError("not_found");
  const bytes = await readSnapshot(config.modelsDir, model.id, Number(n));
  sendBytes(request, response, {
    bytes,
    mime: "image/jpeg",
    hash: `${model.hash}-${n}`,
    cache: "public, max-age=3600",
  });
}

export const SAMPLE_PATH = /^\/api\/models\/([a-z0-9][a-z0-9-]{0,39})\/samples\/(\d{1,2})\.png$/;

/** One of the golden pictures that came with a model. */
export async function serveSample(
  request: IncomingMessage,
  response: ServerResponse,
  { models, config }: Services,
  [, id = "", n = ""]: RegExpMatchArray,
): Promise<void> {
  const model = models.find((m) => m.id === id);
  if (!model) throw new AppError("not_found");
  const bytes = await readSample(config.modelsDir, model.id, Number(n));
  sendBytes(request, response, {
    bytes,
    mime: "image/png",
    hash: `${model.hash}-sample-${n}`,
    cache: "public, max-age=3600",
  });
}
