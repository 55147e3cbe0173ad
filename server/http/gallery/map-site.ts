import { collectionPath } from "@/core/work/collection/collection";
import { listCollectionAddresses } from "@/server/domain/collection/list-collections";
import { listWorkAddresses } from "@/server/domain/work/list-works";
import type { Services } from "@/server/services";
import { handlers, SENT } from "../router";

/** Works, and collections, that it names at most. */
const MOST = 5_000;
const PAGES = ["", "/gallery", "/exhibitions", "/collections", "/rooms", "/models", "/verify"];

/** Addresses for search engines (sitemaps.org, 0.9). */
export const mapSite = ({ work }: Pick<Services, "work">) =>
  handlers(async (c) => {
    const works = await listWorkAddresses(work, MOST);
    const collections = await listCollectionAddresses(work, MOST);
    const pages = PAGES.map((path) => `<url><loc>${work.origin}${path}</loc></url>`);
    const urls = [
      ...works.map(({ id, updatedAt }) => ({ path: `/works/${id}`, updatedAt })),
      ...collections.map(({ id, kind, updatedAt }) => ({ path: collectionPath(kind, id), updatedAt })),
    ].map(
      ({ path, updatedAt }) =>
        `<url><loc>${work.origin}${path}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>`,
    );
    c.env.outgoing.writeHead(200, {
      "Content-Type": "application/xml; charset=utf-8",
      "Cache-Control": "public, max-age=600",
    });
    c.env.outgoing.end(
      `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${[...pages, ...urls].join("")}</urlset>\n`,
    );
    return SENT;
  });
