import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import helmet from "helmet";
import { AppError } from "@/core/errors";
import type { Services } from "@/server/services";
import { noteClientAddress } from "./client-address";
import { routesOf } from "./routes";
import { sendError } from "./send";
import {
  COLLECTION_PAGE,
  RECORD_PAGE,
  statusOfCollection,
  statusOfRecord,
  statusOfWork,
  WORK_PAGE,
} from "./serve-gallery";

/** Who answers what: what `routes.ts` names here, pages by Next. */
export function handleRequest(services: Services, pages: RequestListener): RequestListener {
  const { config, work, logger } = services;
  // The pages' Content-Security-Policy carries a nonce and is set in proxy.ts.
  const secure = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: config.origin.startsWith("https:") ? undefined : false,
  });
  const routes = routesOf(services);

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    for (const { path: pattern, answer } of routes) {
      const match = pattern.exec(path);
      if (match) return void (await answer({ request, response, match }));
    }
    const page = WORK_PAGE.exec(path);
    if (page) fixStatus(response, await statusOfWork(work, page[1] ?? ""));
    const record = RECORD_PAGE.exec(path);
    if (record) fixStatus(response, await statusOfRecord(work, record[1] ?? "", request.url ?? ""));
    const collection = COLLECTION_PAGE.exec(path);
    if (collection) fixStatus(response, await statusOfCollection(work, collection[1] ?? ""));
    if (path.startsWith("/embed/")) response.removeHeader("X-Frame-Options");
    pages(request, response);
  };

  return (request, response) => {
    noteClientAddress(request, config.trustedProxies);
    secure(request, response, (fault) => {
      const answer = fault ? Promise.reject(fault) : route(request, response);
      answer.catch((error: unknown) => {
        if (!(error instanceof AppError)) logger.error({ err: error, url: request.url }, "a request failed");
        sendError(response, error);
      });
    });
  };
}

/** Next renders what is gone as a page like any other, with 200: the status is ours to say. */
function fixStatus(response: ServerResponse, status: 200 | 404 | 410): void {
  if (status !== 410) return;
  response.setHeader("Cache-Control", "no-store");
  Object.defineProperty(response, "statusCode", { get: () => status, set: () => {} });
}
