import { xmlText } from "@/core/kernel/names/xml-text";
import { collectionPath } from "@/core/work/collection/collection";
import { listCollections } from "@/server/domain/collection/list-collections";
import type { Services } from "@/server/services";
import { handlers } from "../router";
import { sendFeed } from "../send/feed";

/** What is on: the exhibitions that changed last. */
export const feedExhibitions = ({ work }: Pick<Services, "work">) =>
  handlers(async (c) => {
    const { collections } = await listCollections(work, { kind: "exhibition" });
    const { origin } = work;
    return sendFeed(c.env, {
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
  });
