import type { Citing } from "@/server/domain/work/deps";
import { listFiles } from "@/server/domain/work/files/list-files";
import { readAncestry } from "@/server/domain/work/lineage/read-ancestry";
import { listWorks, type WorkCard } from "@/server/domain/work/list-works";
import { readRecord, readWork } from "@/server/domain/work/read-work";
import type { Handlers } from "./handler";

export const iso = (at: number): string => new Date(at).toISOString();
const pageOf = ({ origin }: Pick<Citing, "origin">, work: string) => ({
  url: `${origin}/works/${work}`,
  image: `${origin}/api/works/${work}/512.webp`,
});

/** A card of the wall as the API says it. */
export const cardOf = (deps: Pick<Citing, "origin">, card: WorkCard) => ({
  ...card,
  makers: card.names,
  publishedAt: iso(card.publishedAt),
  ...pageOf(deps, card.id),
});

export const works: Handlers<"listWorks" | "readWork" | "readRecord" | "readAncestry" | "listFiles"> = {
  async listWorks({ services: { work }, query: { cursor, since, until, ...query } }) {
    const found = await listWorks(work, {
      ...query,
      ...(since ? { since: Date.parse(since) } : {}),
      ...(until ? { until: Date.parse(until) } : {}),
      page: cursor ? Math.max(1, Number(cursor)) : 1,
    });
    return {
      works: found.works.map((card) => cardOf(work, card)),
      next: found.more ? String(found.page + 1) : null,
    };
  },

  async readWork({ services: { work }, params: { work: id } }) {
    const found = await readWork(work, id, []);
    return {
      ...found,
      makers: found.labels,
      publishedAt: iso(found.publishedAt),
      room: found.room && { ...found.room, url: `${work.origin}/r/${found.room.slug}` },
      ...pageOf(work, id),
    };
  },

  readRecord: ({ services: { work }, params, query }) => readRecord(work, params.work, query.version),

  readAncestry: ({ services: { work }, params: { work: id } }) => readAncestry(work, id),

  async listFiles({ services: { work }, params: { work: id } }) {
    const files = await listFiles(work, id);
    return {
      files: files.map((file) => ({
        ...file,
        url: `${work.origin}/api/works/${id}/${file.size}.${file.format}`,
      })),
    };
  },
};
