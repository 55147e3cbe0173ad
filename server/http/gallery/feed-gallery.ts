import { listWorks } from "@/server/domain/work/list-works";
import type { Services } from "@/server/services";
import { handlers } from "../router";
import { sendFeed, workEntry } from "../send/feed";

/** The gallery's newest works, as an Atom feed (RFC 4287). */
export const feedGallery = ({ work }: Pick<Services, "work">) =>
  handlers(async (c) => {
    const { works } = await listWorks(work, {});
    const { origin } = work;
    return sendFeed(c.env, {
      id: `${origin}/gallery`,
      self: `${origin}/feed.xml`,
      title: "Cohue: the gallery",
      author: "Cohue",
      updated: new Date(works[0]?.publishedAt ?? 0).toISOString(),
      entries: works.map((card) => workEntry(origin, card)),
    });
  });
