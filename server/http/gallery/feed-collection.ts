import { AppError } from "@/core/kernel/errors";
import { collectionPath } from "@/core/work/collection/collection";
import { readCollection } from "@/server/domain/collection/read-collection";
import type { Services } from "@/server/services";
import { handlers, partOf } from "../router";
import { sendFeed, workEntry } from "../send/feed";

/** The works of a public collection as an Atom feed, in the curator's order, with their notes. */
export const feedCollection = ({ work }: Pick<Services, "work">) =>
  handlers(async (c) => {
    const collection = await readCollection(work, partOf(c, "collection"), []);
    // A collection that is not listed has no feed.
    if (collection.visibility !== "public") throw new AppError("not_found");
    const page = `${work.origin}${collectionPath(collection.kind, collection.id)}`;
    return sendFeed(c.env, {
      id: page,
      self: `${page}/feed.xml`,
      title: collection.title,
      author: collection.curator,
      updated: new Date(collection.updatedAt).toISOString(),
      entries: collection.works.flatMap(({ card, note }) =>
        card ? [workEntry(work.origin, card, note)] : [],
      ),
    });
  });
