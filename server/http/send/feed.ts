import { xmlText } from "@/core/kernel/names/xml-text";
import type { WorkCard } from "@/server/domain/work/list-works";
import { type Pair, SENT } from "../router";

export type FeedEntry = {
  url: string;
  title: string;
  authors: readonly string[];
  at: number;
  updated?: number;
  /** HTML, escaped here. */
  content: string;
};

/** A work as an entry: its picture, and what may be said beside it. */
export const workEntry = (origin: string, work: WorkCard, words = ""): FeedEntry => ({
  url: `${origin}/works/${work.id}`,
  title: work.title,
  authors: work.names,
  at: work.publishedAt,
  content: `<img src="${origin}/api/works/${work.id}/512.webp" alt="">${words && `<p>${xmlText(words)}</p>`}`,
});

/** An Atom feed (RFC 4287). */
export function sendFeed(
  { outgoing }: Pick<Pair, "outgoing">,
  feed: {
    id: string;
    self: string;
    title: string;
    author: string;
    updated: string;
    entries: readonly FeedEntry[];
  },
): Response {
  const entries = feed.entries.map(({ url, title, authors, at, updated, content }) => {
    const names = authors.map((name) => `<author><name>${xmlText(name)}</name></author>`).join("");
    const published = new Date(at).toISOString();
    return `<entry><id>${url}</id><title>${xmlText(title)}</title><link href="${url}"/><published>${published}</published><updated>${new Date(updated ?? at).toISOString()}</updated>${names}<content type="html">${xmlText(content)}</content></entry>`;
  });
  outgoing.writeHead(200, {
    "Content-Type": "application/atom+xml; charset=utf-8",
    "Cache-Control": "public, max-age=60",
  });
  outgoing.end(
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>${feed.id}</id><title>${xmlText(feed.title)}</title><link rel="self" href="${feed.self}"/><link href="${feed.id}"/><author><name>${xmlText(feed.author)}</name></author><updated>${feed.updated}</updated>${entries.join("")}</feed>\n`,
  );
  return SENT;
}
