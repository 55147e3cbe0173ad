import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppError } from "@/core/kernel/errors";
import type { Services } from "@/server/services";
import { sendProblem } from "./api/problem";
import { API_BODY, API_PATH, openApiServer } from "./api/serve-api";
import { serveMetrics, serveReadiness } from "./health";
import { renderQuota } from "./render-quota";
import { requireLoopback, requireOwnOrigin } from "./require-origin";
import { sendJson } from "./send";
import { AUDIT_PATH, BACKUP_PATH, serveAudit, serveBackup } from "./serve-admin";
import { ARCHIVE_PATH, serveArchive } from "./serve-archive";
import { AUTH_BODY, AUTH_PATH, authServer } from "./serve-auth";
import { COLLECTION_FEED, serveCollectionFeed, serveExhibitionsFeed } from "./serve-collection";
import { EXPORT_PATH, serveExport } from "./serve-export";
import { FRAME_PATH, serveFrame, serveUnpublished, UNPUBLISHED_PATH } from "./serve-frame";
import { serveFeed, serveOembed, serveSitemap } from "./serve-gallery";
import { LIVE_PATH, serveLive } from "./serve-live";
import { MATCH_BODY, MATCH_PATH, serveMatch } from "./serve-match";
import { EVIDENCE_PATH, serveEvidence } from "./serve-moderation";
import { SKETCH_BODY, SKETCH_PATH, serveSketch } from "./serve-sketch";
import { SAMPLE_PATH, SNAPSHOT_PATH, serveSample, serveSnapshot } from "./serve-snapshot";
import { serveTrpc, TRPC_BODY, TRPC_PATH } from "./serve-trpc";
import { serveVerify, VERIFY_BODY } from "./serve-verify";
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

export type Asked = { request: IncomingMessage; response: ServerResponse; match: RegExpExecArray };
/** An address that is no page, and what answers it. The first that fits answers. */
export type Route = {
  /** As documents and the table of permissions call it. */
  name: string;
  path: RegExp;
  /** Bytes that its body may have, before anything of it is parsed. */
  most: number;
  /** Public, the same for whoever asks: pages of every site may show and read it. */
  isForAllSites: boolean;
  answer: (asked: Asked) => Promise<unknown> | unknown;
  /** How it says that a body is too large, where it has a form of its own for errors. */
  refuse?: (asked: Asked, fault: AppError) => void;
};

const exactly = (path: string): RegExp => new RegExp(`^${path.replaceAll(".", "\\.")}$`);

/** Everything that answers HTTP but pages. Who may have what is in `server/permissions`: a route without a row fails its test. */
export function routesOf(services: Services): readonly Route[] {
  const { config, work } = services;
  const auth = authServer(services.accounts);
  const api = openApiServer(services);
  const route = (name: string, path: RegExp, answer: Route["answer"], most = 0): Route => ({
    name,
    path,
    most,
    isForAllSites: false,
    answer,
  });
  const publicly = (name: string, path: RegExp, answer: Route["answer"], most = 0): Route => ({
    ...route(name, path, answer, most),
    isForAllSites: true,
  });
  return [
    {
      ...route("/api/v1/*", API_PATH, (of) => api(of.request, of.response, of.match[1] ?? "/"), API_BODY),
      refuse: (of, fault) => sendProblem(of.response, fault, config.origin),
    },
    route("/api/frames/:room/:seq", FRAME_PATH, (of) =>
      serveFrame(of.request, of.response, services, of.match),
    ),
    route("/api/frames/:room/:seq.png", UNPUBLISHED_PATH, (of) =>
      serveUnpublished(of.request, of.response, services, of.match),
    ),
    route("/api/exports/:file", EXPORT_PATH, (of) =>
      serveExport(of.request, of.response, services, of.match),
    ),
    publicly("/api/works/:work/:file", FILE_PATH, (of) =>
      serveWorkFile(of.request, of.response, work, of.match, renderQuota(services, of.request)),
    ),
    publicly("/api/works/:work/without/:player", WITHOUT_PATH, (of) =>
      serveWithout(of.request, of.response, work, of.match),
    ),
    publicly("/api/works/:work/log.json", LOG_PATH, (of) => serveLog(of.response, work, of.match)),
    publicly("/api/works/:work/record.json", RECORD_PATH, (of) => serveRecord(of.response, work, of.match)),
    route(
      "/api/match/:room",
      MATCH_PATH,
      (of) => {
        requireOwnOrigin(of.request, config.trustedOrigins);
        return serveMatch(of.request, of.response, services, of.match);
      },
      MATCH_BODY,
    ),
    route(
      "/api/sketch/:room",
      SKETCH_PATH,
      (of) => {
        requireOwnOrigin(of.request, config.trustedOrigins);
        return serveSketch(of.request, of.response, services, of.match);
      },
      SKETCH_BODY,
    ),
    route(
      "/api/verify",
      exactly("/api/verify"),
      (of) => serveVerify(of.request, of.response, services),
      VERIFY_BODY,
    ),
    route(ARCHIVE_PATH, exactly(ARCHIVE_PATH), (of) => serveArchive(of.request, of.response, services)),
    publicly("/.well-known/cohue.json", exactly("/.well-known/cohue.json"), (of) =>
      serveInstance(of.response, work),
    ),
    route("/api/auth/*", AUTH_PATH, (of) => auth(of.request, of.response, of.match[1] ?? ""), AUTH_BODY),
    route(
      "/api/trpc/*",
      TRPC_PATH,
      (of) => serveTrpc(of.request, of.response, services, of.match),
      TRPC_BODY,
    ),
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
    route("/readyz", exactly("/readyz"), (of) =>
      serveReadiness(of.response, { ...services, ...services.upkeep }),
    ),
    route("/metrics", exactly("/metrics"), (of) => {
      requireLoopback(of.request);
      return serveMetrics(of.response);
    }),
    publicly("/api/models/:model/snapshots/:n.jpg", SNAPSHOT_PATH, (of) =>
      serveSnapshot(of.request, of.response, services, of.match),
    ),
    publicly("/api/models/:model/samples/:n.png", SAMPLE_PATH, (of) =>
      serveSample(of.request, of.response, services, of.match),
    ),
    publicly("/feed.xml", exactly("/feed.xml"), (of) => serveFeed(of.response, work)),
    publicly("/collections/:id/feed.xml", COLLECTION_FEED, (of) =>
      serveCollectionFeed(of.response, work, of.match),
    ),
    publicly("/exhibitions/feed.xml", exactly("/exhibitions/feed.xml"), (of) =>
      serveExhibitionsFeed(of.response, work),
    ),
    publicly("/sitemap.xml", exactly("/sitemap.xml"), (of) => serveSitemap(of.response, work)),
    publicly("/api/oembed", exactly("/api/oembed"), (of) =>
      serveOembed(of.response, work, new URL(of.request.url ?? "/", "http://x").searchParams),
    ),
  ];
}
