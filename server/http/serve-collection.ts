import type { ServerResponse } from "node:http";
import { AppError } from "@/core/kernel/errors";
import { xmlText } from "@/core/kernel/names/xml-text";
import { collectionPath } from "@/core/work/collection/collection";
import { listCollections } from "@/server/domain/collection/list-collections";
import { readCollection } from "@/server/domain/collection/read-collection";
import type { WorkDeps } from "@/server/domain/work/deps";
import { sendFeed, workEntry } from "./send-feed";

export const COLLECTION_FEED = /^\/(?:collections|exhibitions)\/([A-Za-z0-9_-]{12})\/feed\.xml$/;

/** The works of a public collection as an Atom feed, in the curator's order, with their notes. */
export async function serveCollectionFeed(
  response: ServerResponse,
  deps: WorkDeps,
  [, id = ""]: RegExpMatchArray,
): Promise<void> {
  const collection = await readCollection(deps, id, []);
  // What is not listed is not spread by readers either.
  if (collection.visibility !== "public") throw new AppError("not_found");
  const page = `${deps.origin}${collectionPath(collection.kind, collection.id)}`;
  sendFeed(response, {
    id: page,
    self: `${page}/feed.xml`,
    title: collection.title,
    author: collection.curator,
    updated: new Date(collection.updatedAt).toISOString(),
    entries: collection.works.flatMap(({ card, note }) => (card ? [workEntry(deps.origin, card, note)] : [])),
  });
}

/** What is on: the exhibitions that changed last. */
export async function serveExhibitionsFeed(response: ServerResponse, deps: WorkDeps): Promise<void> {
  const { collections } = await listCollections(deps, { kind: "exhibition" });
  const { origin } = deps;
  sendFeed(response, {
    id: `${origin}/exhibitions`,
    self: `${origin}/exhibitions/feed.xml`,
    title: "Cohue: exhibitions",
    author: "Cohue",
    updated: new Date(collections[0]?.updatedAt ?? 0).toISOString(),
    entries: collections.map(({ id, kind, title, text, curator, updatedAt, cover: [lead] }) => ({
      url: `${origin}${collectionPath(kind, id)}`,
      title,
      authors: [curator],
      at: updatedAt,
      content: `${lead ? `<img src="${origin}/api/works/${lead.id}/512.webp" alt="">` : ""}<p>${xmlText(text)}</p>`,
    })),
  });
}
