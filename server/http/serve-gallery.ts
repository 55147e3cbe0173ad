import type { ServerResponse } from "node:http";
import { AppError } from "@/core/errors";
import type { WorkDeps } from "@/server/domain/work/deps";
import { listWorks } from "@/server/domain/work/list-works";
import { requireShown, SHOWN_WORK } from "@/server/domain/work/require-shown";
import { sendJson } from "./send";

/** Pages that speak of one work. */
export const WORK_PAGE = /^\/(?:works|embed)\/([0-9a-f]{16})\/?$/;
const XML: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const xml = (text: string): string => text.replace(/[&<>"']/g, (c) => XML[c] ?? c);

/** The status a work's page is answered with: 410 for what was here and is not shown any more. */
export async function statusOfWork(deps: WorkDeps, id: string): Promise<200 | 404 | 410> {
  try {
    await requireShown(deps.database.db, id);
    return 200;
  } catch (error) {
    return error instanceof AppError && error.code === "gone" ? 410 : 404;
  }
}

/** What the gallery has hung last, as an Atom feed (RFC 4287). */
export async function serveFeed(response: ServerResponse, deps: WorkDeps): Promise<void> {
  const { works } = await listWorks(deps.database.db, {});
  const { origin } = deps;
  const updated = new Date(works[0]?.publishedAt ?? 0).toISOString();
  const entries = works.map((work) => {
    const url = `${origin}/works/${work.id}`;
    const authors = work.names.map((name) => `<author><name>${xml(name)}</name></author>`).join("");
    const at = new Date(work.publishedAt).toISOString();
    return `<entry><id>${url}</id><title>${xml(work.title)}</title><link href="${url}"/><published>${at}</published><updated>${at}</updated>${authors}<content type="html">${xml(`<img src="${origin}/api/works/${work.id}/512.webp" alt="">`)}</content></entry>`;
  });
  response.writeHead(200, {
    "Content-Type": "application/atom+xml; charset=utf-8",
    "Cache-Control": "public, max-age=60",
  });
  response.end(
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>${origin}/gallery</id><title>Cohue: the gallery</title><link rel="self" href="${origin}/feed.xml"/><link href="${origin}/gallery"/><author><name>Cohue</name></author><updated>${updated}</updated>${entries.join("")}</feed>\n`,
  );
}

const SITEMAP = 5_000;

export async function serveSitemap(response: ServerResponse, deps: WorkDeps): Promise<void> {
  const works = await deps.database.db.work.findMany({
    where: SHOWN_WORK,
    select: { id: true, updatedAt: true },
    orderBy: { publishedAt: "desc" },
    take: SITEMAP,
  });
  const pages = ["", "/gallery", "/rooms", "/verify"].map(
    (path) => `<url><loc>${deps.origin}${path}</loc></url>`,
  );
  const urls = works.map(
    ({ id, updatedAt }) =>
      `<url><loc>${deps.origin}/works/${id}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>`,
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
  const work = await requireShown(deps.database.db, id);
  const size = Math.max(256, Math.min(1024, Number(query.get("maxwidth")) || 512));
  response.setHeader("Access-Control-Allow-Origin", "*");
  sendJson(response, 200, {
    version: "1.0",
    type: "rich",
    provider_name: "Cohue",
    provider_url: deps.origin,
    title: work.title,
    width: size,
    height: size + 88,
    html: `<iframe src="${deps.origin}/embed/${id}" width="${size}" height="${size + 88}" title="${xml(work.title)}" loading="lazy" style="border:0"></iframe>`,
    thumbnail_url: `${deps.origin}/api/works/${id}/512.webp`,
    thumbnail_width: 512,
    thumbnail_height: 512,
  });
}
