import type { ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { WorkId } from "@/core/kernel/ids/ids";
import { xmlText } from "@/core/kernel/names/xml-text";
import { collectionPath } from "@/core/work/collection/collection";
import { findCollection } from "@/server/domain/collection/find-collection";
import { listCollectionAddresses } from "@/server/domain/collection/list-collections";
import type { WorkDeps } from "@/server/domain/work/deps";
import { listWorkAddresses, listWorks } from "@/server/domain/work/list-works";
import { readShown } from "@/server/domain/work/read-shown";
import { readRecord } from "@/server/domain/work/read-work";
import { sendJson } from "./send";
import { sendFeed, workEntry } from "./send-feed";

/** Pages that speak of one work. */
export const WORK_PAGE = /^\/(?:works|embed)\/([0-9a-f]{16})\/?$/;
export const RECORD_PAGE = /^\/works\/([0-9a-f]{16})\/record\/?$/;
/** Pages that speak of one collection or exhibition. */
export const COLLECTION_PAGE = /^\/(?:collections|exhibitions)\/([A-Za-z0-9_-]{12})(?:\/edit)?\/?$/;

/** The status a work's page is answered with: 410 for what was here and is not shown any more. */
export async function statusOfWork(deps: WorkDeps, id: string): Promise<200 | 404 | 410> {
  try {
    await readShown(deps, id);
    return 200;
  } catch (error) {
    return error instanceof AppError && error.code === "gone" ? 410 : 404;
  }
}

/** The status a record's page is answered with: 410 for a version that somebody has withdrawn from. */
export async function statusOfRecord(deps: WorkDeps, id: string, url: string): Promise<200 | 404 | 410> {
  const asked = new URL(url, "http://x").searchParams.get("version") ?? "";
  try {
    await readRecord(deps, WorkId.parse(id), /^\d{1,5}$/.test(asked) ? Number(asked) : undefined);
    return 200;
  } catch (error) {
    return error instanceof AppError && error.code === "gone" ? 410 : 404;
  }
}

/** The status a collection's page is answered with: 410 for what moderation took off. */
export async function statusOfCollection(deps: WorkDeps, id: string): Promise<200 | 404 | 410> {
  const found = await findCollection(deps, id);
  if (!found) return 404;
  return found === "taken off" ? 410 : 200;
}

/** What the gallery has hung last, as an Atom feed (RFC 4287). */
export async function serveFeed(response: ServerResponse, deps: WorkDeps): Promise<void> {
  const { works } = await listWorks(deps, {});
  const { origin } = deps;
  const updated = new Date(works[0]?.publishedAt ?? 0).toISOString();
  sendFeed(response, {
    id: `${origin}/gallery`,
    self: `${origin}/feed.xml`,
    title: "Cohue: the gallery",
    author: "Cohue",
    updated,
    entries: works.map((work) => workEntry(origin, work)),
  });
}

const SITEMAP = 5_000;

export async function serveSitemap(response: ServerResponse, deps: WorkDeps): Promise<void> {
  const works = await listWorkAddresses(deps, SITEMAP);
  const collections = await listCollectionAddresses(deps, SITEMAP);
  const pages = ["", "/gallery", "/exhibitions", "/collections", "/rooms", "/models", "/verify"].map(
    (path) => `<url><loc>${deps.origin}${path}</loc></url>`,
  );
  const urls = [
    ...works.map(({ id, updatedAt }) => ({ path: `/works/${id}`, updatedAt })),
    ...collections.map(({ id, kind, updatedAt }) => ({ path: collectionPath(kind, id), updatedAt })),
  ].map(
    ({ path, updatedAt }) =>
      `<url><loc>${deps.origin}${path}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>`,
  );
  response.writeHead(200, {
    "Content-Type": "application/xml; charset=utf-8",
    "Cache-Control": "public, max-age=600",
  });
  response.end(
    `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${[...pages, ...urls].join("")}</urlset>\n`,
  );
}

/** How another site shows a work (oembed.com, 1.0). */
export async function serveOembed(
  response: ServerResponse,
  deps: WorkDeps,
  query: URLSearchParams,
): Promise<void> {
  const path = URL.parse(query.get("url") ?? "", deps.origin)?.pathname ?? "";
  const [, id] = /^\/works\/([0-9a-f]{16})$/.exec(path) ?? [];
  if (!id) throw new AppError("not_found", "no work", "There is no work at that address.");
  const { title } = await readShown(deps, id);
  const size = Math.max(256, Math.min(1024, Number(query.get("maxwidth")) || 512));
  sendJson(response, 200, {
    version: "1.0",
    type: "rich",
    provider_name: "Cohue",
    provider_url: deps.origin,
    title,
    width: size,
    height: size + 88,
    html: `<iframe src="${deps.origin}/embed/${id}" width="${size}" height="${size + 88}" title="${xmlText(title)}" loading="lazy" style="border:0"></iframe>`,
    thumbnail_url: `${deps.origin}/api/works/${id}/512.webp`,
    thumbnail_width: 512,
    thumbnail_height: 512,
  });
}
