import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { toNodeHandler } from "better-auth/node";
import helmet from "helmet";
import { AppError } from "@/core/errors";
import type { Services } from "@/server/services";
import { appRouter } from "@/server/trpc/router";
import { API_PATH, openApiServer } from "./api/serve-api";
import { clientAddress, noteClientAddress } from "./client-address";
import { serveMetrics, serveReadiness } from "./health";
import { sendError, sendJson } from "./send";
import { AUDIT_PATH, BACKUP_PATH, serveAudit, serveBackup } from "./serve-admin";
import { ARCHIVE_PATH, serveArchive } from "./serve-archive";
import { COLLECTION_FEED, serveCollectionFeed, serveExhibitionsFeed } from "./serve-collection";
import { EXPORT_PATH, serveExport } from "./serve-export";
import { FRAME_PATH, serveFrame } from "./serve-frame";
import {
  COLLECTION_PAGE,
  serveFeed,
  serveOembed,
  serveSitemap,
  statusOfCollection,
  statusOfWork,
  WORK_PAGE,
} from "./serve-gallery";
import { MATCH_PATH, serveMatch } from "./serve-match";
import { SAMPLE_PATH, SNAPSHOT_PATH, serveSample, serveSnapshot } from "./serve-snapshot";
import { serveVerify } from "./serve-verify";
import {
  FILE_PATH,
  LOG_PATH,
  RECORD_PATH,
  serveInstance,
  serveLog,
  serveRecord,
  serveWithout,
  serveWorkFile,
  WITHOUT_PATH,
} from "./serve-work";
import { takeRender } from "./take-render";

const MAX_BODY = 256 * 1024;

/** Who answers what: auth, tRPC, frames and health here, pages by Next. */
export function handleRequest(services: Services, pages: RequestListener): RequestListener {
  const { config, room, render, logger } = services;
  const auth = toNodeHandler(services.auth);
  // The pages' Content-Security-Policy carries a nonce and is set in proxy.ts.
  const secure = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: config.origin.startsWith("https:") ? undefined : false,
  });

  const api = openApiServer(services);

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    const version1 = API_PATH.exec(path);
    if (version1) return api(request, response, version1[1] ?? "/");
    const frame = FRAME_PATH.exec(path);
    if (frame) return serveFrame(request, response, services, frame);
    const exported = EXPORT_PATH.exec(path);
    if (exported) return serveExport(request, response, services, exported);
    const work = FILE_PATH.exec(path);
    if (work)
      return serveWorkFile(request, response, services.work, work, () => takeRender(services, request));
    const without = WITHOUT_PATH.exec(path);
    if (without) return serveWithout(request, response, services.work, without);
    const record = RECORD_PATH.exec(path);
    const log = LOG_PATH.exec(path);
    if (log) return serveLog(response, services.work, log);
    if (record) return serveRecord(response, services.work, record);
    const match = MATCH_PATH.exec(path);
    if (match) {
      requireOwnOrigin(request, config.trustedOrigins);
      return serveMatch(request, response, services, match);
    }
    if (path === "/api/verify") {
      if (request.headers.origin) requireTrusted(request, config.trustedOrigins);
      return serveVerify(request, response, services.work);
    }
    if (path === ARCHIVE_PATH) return serveArchive(request, response, services);
    if (path === "/.well-known/cohue.json") return serveInstance(response, services.work);
    if (path.startsWith("/api/auth/")) return auth(request, response);
    if (path.startsWith("/api/trpc/")) {
      requireOwnOrigin(request, config.trustedOrigins);
      return nodeHTTPRequestHandler({
        router: appRouter,
        req: request,
        res: response,
        path: path.slice("/api/trpc/".length),
        maxBodySize: MAX_BODY,
        createContext: async () => ({
          services,
          session: await services.sessionOf(new Headers({ cookie: request.headers.cookie ?? "" })),
          address: clientAddress(request),
        }),
      });
    }
    const audited = AUDIT_PATH.exec(path);
    if (audited) return serveAudit(request, response, services, audited);
    if (path === BACKUP_PATH) return serveBackup(request, response, services);
    if (path === "/healthz") return sendJson(response, 200, { ok: true });
    if (path === "/readyz") return serveReadiness(response, { db: room.database.db, render });
    if (path === "/metrics") {
      requireLoopback(request);
      return serveMetrics(response);
    }
    const snapshot = SNAPSHOT_PATH.exec(path);
    if (snapshot) return serveSnapshot(request, response, services, snapshot);
    const sample = SAMPLE_PATH.exec(path);
    if (sample) return serveSample(request, response, services, sample);
    if (path === "/feed.xml") return serveFeed(response, services.work);
    const feed = COLLECTION_FEED.exec(path);
    if (feed) return serveCollectionFeed(response, services.work, feed);
    if (path === "/exhibitions/feed.xml") return serveExhibitionsFeed(response, services.work);
    if (path === "/sitemap.xml") return serveSitemap(response, services.work);
    if (path === "/api/oembed") return serveOembed(response, services.work, searchOf(request));
    const page = WORK_PAGE.exec(path);
    if (page) fixStatus(response, await statusOfWork(services.work, page[1] ?? ""));
    const collection = COLLECTION_PAGE.exec(path);
    if (collection) fixStatus(response, await statusOfCollection(services.work, collection[1] ?? ""));
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

const searchOf = (request: IncomingMessage): URLSearchParams =>
  new URL(request.url ?? "/", "http://x").searchParams;

/** Next renders what is gone as a page like any other, with 200: the status is ours to say. */
function fixStatus(response: ServerResponse, status: 200 | 404 | 410): void {
  if (status !== 410) return;
  response.setHeader("Cache-Control", "no-store");
  Object.defineProperty(response, "statusCode", { get: () => status, set: () => {} });
}

/** Mutations come from our own pages, as JSON: a form or a script of another site is refused. */
function requireOwnOrigin(request: IncomingMessage, trusted: readonly string[]): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const { origin } = request.headers;
  const isJson = /^application\/json\b/.test(request.headers["content-type"] ?? "");
  if (!isJson || !origin || !trusted.includes(origin)) throw new AppError("forbidden", `origin ${origin}`);
}

function requireTrusted({ headers }: IncomingMessage, trusted: readonly string[]): void {
  if (!headers.origin || !trusted.includes(headers.origin))
    throw new AppError("forbidden", `origin ${headers.origin}`);
}

/** Figures are for the operator: behind a proxy, forward /metrics from inside only. */
function requireLoopback(request: IncomingMessage): void {
  const { remoteAddress = "" } = request.socket;
  if (!/^(::ffff:)?127\.|^::1$/.test(remoteAddress)) throw new AppError("not_found");
}
