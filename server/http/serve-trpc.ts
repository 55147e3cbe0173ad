import type { IncomingMessage, ServerResponse } from "node:http";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { BATCH } from "@/core/api/batch";
import { AppError } from "@/core/kernel/errors";
import type { Services } from "@/server/services";
import { BATCH_ANSWER } from "@/server/trpc/context";
import { appRouter } from "@/server/trpc/router";
import { clientAddress } from "./client-address";
import { requireOwnOrigin } from "./require-origin";

export const TRPC_PATH = /^\/api\/trpc\/(.*)$/;
export const TRPC_BODY = 256 * 1024;

/** What our own pages call. */
export async function serveTrpc(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
  [, path = ""]: RegExpMatchArray,
): Promise<void> {
  requireOwnOrigin(request, services.config.trustedOrigins);
  if (path.split(/,|%2c/i).length > BATCH)
    throw new AppError("too_large", "batch", `At most ${BATCH} calls can be made in one request.`);
  await nodeHTTPRequestHandler({
    router: appRouter,
    req: request,
    res: response,
    path,
    maxBodySize: TRPC_BODY,
    createContext: async () => ({
      services,
      session: await services.accounts.sessionOf(new Headers({ cookie: request.headers.cookie ?? "" })),
      address: clientAddress(request),
      answer: { left: BATCH_ANSWER },
    }),
  });
}
