import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { isOurFault, storageFailedSince } from "@/server/domain/storage/fault-of";
import type { Services } from "@/server/services";
import { clientAddresses } from "./client-address";
import { bodyFault } from "./read-body";
import { targetOf } from "./request-target";
import { requireOwnSite } from "./require-origin";
import { openToAllSites, pagePolicy, secureHeaders } from "./response-headers";
import { type Asked, type Route, routesOf } from "./routes";
import { sendError } from "./send";
import {
  COLLECTION_PAGE,
  RECORD_PAGE,
  statusOfCollection,
  statusOfRecord,
  statusOfWork,
  WORK_PAGE,
} from "./serve-gallery";
import { isSocketPath } from "./socket-path";
import { ROOM_PAGE, statusOfRoom } from "./status-of-room";

export type Listeners = {
  /** Next: every address that nothing else answers. */
  pages: RequestListener;
  /** Long polling: the rooms' connection where no WebSocket passes. */
  sockets?: RequestListener;
};

/** The one listener of every request, so that each has one answer: what `routes.ts` names here, sockets' polls, pages by Next. */
export function handleRequest(services: Services, { pages, sockets }: Listeners): RequestListener {
  const { config, logger, upkeep } = services;
  const noteAddress = clientAddresses(config.trustedProxies, (address) => upkeep.proxies.saw(address));
  const secure = secureHeaders(config.origin.startsWith("https:"));
  const routes = routesOf(services);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = targetOf(request.method, request.url);
    if (target === "*") return void response.writeHead(204, { Allow: "GET, HEAD, POST, OPTIONS" }).end();
    if (!target) throw new AppError("not_found", "no address of ours");
    request.url = target.url;
    requireOwnSite(request, config.trustedOrigins);
    if (sockets && isSocketPath(target.path)) {
      requireMethod(request, response, ["GET", "POST"]);
      return sockets(request, response);
    }
    for (const route of routes) {
      const match = route.path.exec(target.path);
      if (match) return answerRoute(route, { request, response, match });
    }
    // React's and Next's own tools ask by POST while one develops.
    if (!config.dev) requireMethod(request, response, ["GET", "HEAD"]);
    await page(target.path, request, response);
  };

  const page = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    pagePolicy(response);
    // No page is asked for by it, and PostgreSQL keeps no text that has one.
    if (/\?.*%00/.test(request.url ?? "")) throw new AppError("malformed", "a NUL in a page's query");
    const [, work] = WORK_PAGE.exec(path) ?? [];
    if (work) fixStatus(response, await statusOfWork(services.work, work));
    const [, record] = RECORD_PAGE.exec(path) ?? [];
    if (record) fixStatus(response, await statusOfRecord(services.work, record, request.url ?? ""));
    const [, collection] = COLLECTION_PAGE.exec(path) ?? [];
    if (collection) fixStatus(response, await statusOfCollection(services.work, collection));
    const [, room] = ROOM_PAGE.exec(path) ?? [];
    if (room) fixStatus(response, await statusOfRoom(services.room, room));
    if (path.startsWith("/embed/")) response.removeHeader("X-Frame-Options");
    pages(request, response);
  };

  return (request, response) => {
    tellOfStorage(response);
    noteAddress(request);
    secure(request, response, (fault) => {
      const answering = fault ? Promise.reject(fault) : answer(request, response);
      answering.catch((error: unknown) => {
        // Who hangs up while sending has done nothing that anyone could mend.
        const isHungUp = request.destroyed && !request.complete;
        if (isOurFault(error) && !isHungUp)
          logger.error({ err: error, url: request.url }, "a request failed");
        sendError(response, error);
      });
    });
  };
}

/** Pages and sign-in answer by themselves, and call what storage did a fault of theirs: it is not, and may be tried again. */
function tellOfStorage(response: ServerResponse): void {
  const since = Date.now();
  const write = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) =>
    write(status === 500 && storageFailedSince(since) ? 503 : status, ...rest);
}

async function answerRoute(route: Route, asked: Asked): Promise<void> {
  if (route.isForAllSites) openToAllSites(asked.response);
  const fault = bodyFault(asked.request, route.most);
  if (!fault) return void (await route.answer(asked));
  if (!route.refuse) throw fault;
  route.refuse(asked, fault);
}

function requireMethod(
  { method = "" }: IncomingMessage,
  response: ServerResponse,
  allowed: readonly string[],
): void {
  if (allowed.includes(method)) return;
  response.setHeader("Allow", allowed.join(", "));
  throw new AppError("wrong_method");
}

/** Next renders what is gone as a page like any other, with 200: the status is ours to say. */
function fixStatus(response: ServerResponse, status: 200 | 404 | 410): void {
  if (status !== 410) return;
  response.setHeader("Cache-Control", "no-store");
  Object.defineProperty(response, "statusCode", { get: () => status, set: () => {} });
}
