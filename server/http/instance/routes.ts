import { type Route, route } from "../route";
import { readMetrics } from "./metrics";
import { readHealth, readReadiness } from "./read-health";
import { readKeys } from "./read-keys";

type Needs = Parameters<typeof readReadiness>[0] & Parameters<typeof readKeys>[0];

/** How the instance is, and whose keys it signs with. */
export const instanceRoutes = (needs: Needs): readonly Route[] => [
  route("/healthz", readHealth()),
  route("/readyz", readReadiness(needs)),
  route("/metrics", readMetrics()),
  route("/.well-known/cohue.json", readKeys(needs), { isForAllSites: true }),
];
