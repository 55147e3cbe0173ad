import type { Services } from "@/server/services";
import { COLLECTION } from "../paths";
import { type Route, route } from "../route";
import { describeEmbed } from "./describe-embed";
import { feedCollection } from "./feed-collection";
import { feedExhibitions } from "./feed-exhibitions";
import { feedGallery } from "./feed-gallery";
import { mapSite } from "./map-site";

/** How readers, search engines and other sites find what is shown: public. */
export const galleryRoutes = (needs: Pick<Services, "work">): readonly Route[] => [
  route("/feed.xml", feedGallery(needs), { isForAllSites: true }),
  route("/collections/:id/feed.xml", feedCollection(needs), {
    paths: [`/collections/${COLLECTION}/feed.xml`, `/exhibitions/${COLLECTION}/feed.xml`],
    isForAllSites: true,
  }),
  route("/exhibitions/feed.xml", feedExhibitions(needs), { isForAllSites: true }),
  route("/sitemap.xml", mapSite(needs), { isForAllSites: true }),
  route("/api/oembed", describeEmbed(needs), { isForAllSites: true }),
];
