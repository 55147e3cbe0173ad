import { collectionPath } from "@/core/work/collection/collection";
import { listCollections } from "@/server/domain/collection/list-collections";
import { readCollection } from "@/server/domain/collection/read-collection";
import type { Handlers } from "./handler";
import { cardOf, iso } from "./works";

export const exhibitions: Handlers<"listExhibitions" | "readExhibition"> = {
  async listExhibitions({ services: { work }, query: { cursor } }) {
    const page = cursor ? Math.max(1, Number(cursor)) : 1;
    const found = await listCollections(work, { kind: "exhibition", page });
    return {
      exhibitions: found.collections.map((card) => ({
        ...card,
        updatedAt: iso(card.updatedAt),
        url: work.origin + collectionPath(card.kind, card.id),
      })),
      next: found.more ? String(page + 1) : null,
    };
  },

  async readExhibition({ services: { work }, params: { exhibition } }) {
    const found = await readCollection(work, exhibition, []);
    const hung = found.works.flatMap(({ note, card }) => (card ? [{ note, work: cardOf(work, card) }] : []));
    return {
      ...found,
      count: hung.length,
      works: hung,
      updatedAt: iso(found.updatedAt),
      url: work.origin + collectionPath(found.kind, found.id),
    };
  },
};
