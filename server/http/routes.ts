import type { IncomingMessage, ServerResponse } from "node:http";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { toNodeHandler } from "better-auth/node";
import { AppError } from "@/core/errors";
import { isOpenPath } from "@/server/auth/open-paths";
import type { Services } from "@/server/services";
import { appRouter } from "@/server/trpc/router";
import { API_PATH, openApiServer } from "./api/serve-api";
import { clientAddress } from "./client-address";
import { serveMetrics, serveReadiness } from "./health";
import { requireLoopback, requireOwnOrigin, requireTrustedIfSaid } from "./require-origin";
import { sendJson } from "./send";
import { AUDIT_PATH, BACKUP_PATH, serveAudit, serveBackup } from "./serve-admin";
import { ARCHIVE_PATH, serveArchive } from "./serve-archive";
import { COLLECTION_FEED, serveCollectionFeed, serveExhibitionsFeed } from "./serve-collection";
import { EXPORT_PATH, serveExport } from "./serve-export";
import { FRAME_PATH, serveFrame, serveUnpublished, UNPUBLISHED_PATH } from "./serve-frame";
import { serveFeed, serveOembed, serveSitemap } from "./serve-gallery";
import { LIVE_PATH, serveLive } from "./serve-live";
import { MATCH_PATH, serveMatch } from "./serve-match";
import { EVIDENCE_PATH, serveEvidence } from "./serve-moderation";
import { SKETCH_PATH, serveSketch } from "./serve-sketch";
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

type Asked = { request: IncomingMessage; response: ServerResponse; match: RegExpExecArray };
/** An address that is no page, and what answers it. The first that fits answers. */
export type Route = {
  /** As documents and the table of permissions call it. */
  name: string;
  path: RegExp;
  answer: (asked: Asked) => Promise<unknown> | unknown;
};

const exactly = (path: string): RegExp => new RegExp(`^${path.replaceAll(".", "\\.")}$`);

/** Everything that answers HTTP but pages. Who may have what is in `server/permissions`: a route without a row fails its test. */
export function routesOf(services: Services): readonly Route[] {
  const { config, work } = services;
  const auth = toNodeHandler(services.auth);
  const api = openApiServer(services);
  const route = (name: string, path: RegExp, answer: Route["answer"]): Route => ({ name, path, answer });
  return [
    route("/api/v1/*", API_PATH, (of) => api(of.request, of.response, of.match[1] ?? "/")),
    route("/api/frames/:room/:seq", FRAME_PATH, (of) =>
      serveFrame(of.request, of.response, services, of.match),
    ),
    route("/api/frames/:room/:seq.png", UNPUBLISHED_PATH, (of) =>
      serveUnpublished(of.request, of.response, services, of.match),
    ),
    route("/api/exports/:file", EXPORT_PATH, (of) =>
      serveExport(of.request, of.response, services, of.match),
    ),
    route("/api/works/:work/:file", FILE_PATH, (of) =>
      serveWorkFile(of.request, of.response, work, of.match, () => takeRender(services, of.request)),
    ),
    route("/api/works/:work/without/:player", WITHOUT_PATH, (of) =>
      serveWithout(of.request, of.response, work, of.match),
    ),
    route("/api/works/:work/log.json", LOG_PATH, (of) => serveLog(of.response, work, of.match)),
    route("/api/works/:work/record.json", RECORD_PATH, (of) => serveRecord(of.response, work, of.match)),
    route("/api/match/:room", MATCH_PATH, (of) => {
      requireOwnOrigin(of.request, config.trustedOrigins);
      return serveMatch(of.request, of.response, services, of.match);
    }),
    route("/api/sketch/:room", SKETCH_PATH, (of) => {
      requireOwnOrigin(of.request, config.trustedOrigins);
      return serveSketch(of.request, of.response, services, of.match);
    }),
    route("/api/verify", exactly("/api/verify"), (of) => {
      requireTrustedIfSaid(of.request, config.trustedOrigins);
      return serveVerify(of.request, of.response, services);
    }),
    route(ARCHIVE_PATH, exactly(ARCHIVE_PATH), (of) => serveArchive(of.request, of.response, services)),
    route("/.well-known/cohue.json", exactly("/.well-known/cohue.json"), (of) =>
      serveInstance(of.response, work),
    ),
    route("/api/auth/*", /^\/api\/auth(\/.*)$/, (of) => {
      if (!isOpenPath(of.match[1] ?? "")) throw new AppError("not_found");
      return auth(of.request, of.response);
    }),
    route("/api/trpc/*", /^\/api\/trpc\/(.*)$/, (of) => {
      requireOwnOrigin(of.request, config.trustedOrigins);
      return nodeHTTPRequestHandler({
        router: appRouter,
        req: of.request,
        res: of.response,
        path: of.match[1] ?? "",
        maxBodySize: MAX_BODY,
        createContext: async () => ({
          services,
          session: await services.sessionOf(new Headers({ cookie: of.request.headers.cookie ?? "" })),
          address: clientAddress(of.request),
        }),
      });
    }),
    route("/api/moderation/rooms/:room/:picture", LIVE_PATH, (of) =>
      serveLive(of.request, of.response, services, of.match),
    ),
    route("/api/moderation/:evidence", EVIDENCE_PATH, (of) =>
      serveEvidence(of.request, of.response, services, of.match),
    ),
    route("/api/admin/audit.:format", AUDIT_PATH, (of) =>
      serveAudit(of.request, of.response, services, of.match),
    ),
    route(BACKUP_PATH, exactly(BACKUP_PATH), (of) => serveBackup(of.request, of.response, services)),
    route("/healthz", exactly("/healthz"), (of) => sendJson(of.response, 200, { ok: true })),
    route("/readyz", exactly("/readyz"), (of) => serveReadiness(of.response, services)),
    route("/metrics", exactly("/metrics"), (of) => {
      requireLoopback(of.request);
      return serveMetrics(of.response);
    }),
    route("/api/models/:model/snapshots/:n.jpg", SNAPSHOT_PATH, (of) =>
      serveSnapshot(of.request, of.response, services, of.match),
    ),
    route("/api/models/:model/samples/:n.png", SAMPLE_PATH, (of) =>
      serveSample(of.request, of.response, services, of.match),
    ),
    route("/feed.xml", exactly("/feed.xml"), (of) => serveFeed(of.response, work)),
    route("/collections/:id/feed.xml", COLLECTION_FEED, (of) =>
      serveCollectionFeed(of.response, work, of.match),
    ),
    route("/exhibitions/feed.xml", exactly("/exhibitions/feed.xml"), (of) =>
      serveExhibitionsFeed(of.response, work),
    ),
    route("/sitemap.xml", exactly("/sitemap.xml"), (of) => serveSitemap(of.response, work)),
    route("/api/oembed", exactly("/api/oembed"), (of) =>
      serveOembed(of.response, work, new URL(of.request.url ?? "/", "http://x").searchParams),
    ),
  ];
}
