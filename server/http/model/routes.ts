import { type Route, route } from "../route";
import { readSample, readSnapshot } from "./read-picture";

const MODEL = ":model{[a-z0-9][a-z0-9-]{0,39}}";

/** Pictures that models came with: public. */
export const modelRoutes = (needs: Parameters<typeof readSample>[0]): readonly Route[] => [
  route("/api/models/:model/snapshots/:n.jpg", readSnapshot(needs), {
    paths: [`/api/models/${MODEL}/snapshots/:file{\\d{1,2}\\.jpg}`],
    isForAllSites: true,
  }),
  route("/api/models/:model/samples/:n.png", readSample(needs), {
    paths: [`/api/models/${MODEL}/samples/:file{\\d{1,2}\\.png}`],
    isForAllSites: true,
  }),
];
