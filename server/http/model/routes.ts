import { type Route, route } from "../route";
import { readFirst } from "./read-first";
import { readSample, readSnapshot } from "./read-picture";

const MODEL = ":model{[a-z0-9][a-z0-9-]{0,39}}";

type Needs = Parameters<typeof readSample>[0] & Parameters<typeof readFirst>[0];

/** Pictures that models came with, and what rooms with them begin with: public. */
export const modelRoutes = (needs: Needs): readonly Route[] => [
  route("/api/models/:model/snapshots/:n.jpg", readSnapshot(needs), {
    paths: [`/api/models/${MODEL}/snapshots/:file{\\d{1,2}\\.jpg}`],
    isForAllSites: true,
  }),
  route("/api/models/:model/samples/:n.png", readSample(needs), {
    paths: [`/api/models/${MODEL}/samples/:file{\\d{1,2}\\.png}`],
    isForAllSites: true,
  }),
  route("/api/models/:model/first/:n.jpg", readFirst(needs), {
    paths: [`/api/models/${MODEL}/first/:file{\\d{1,2}\\.jpg}`],
    isForAllSites: true,
  }),
];
