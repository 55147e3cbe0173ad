import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/core/errors";
import { readSnapshot } from "@/server/domain/model/read-model";
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
