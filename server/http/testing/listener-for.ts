import type { RequestListener } from "node:http";
import { createLogger } from "@/server/infra/log/logger";
import { type AppNeeds, appOf, listenerOf, mount } from "../app";
import type { Route } from "../route";

/** Answers at these routes alone, as the server would. Nobody is signed in unless it is said who. */
export function listenerFor(routes: readonly Route[], given: Partial<AppNeeds> = {}): RequestListener {
  const needs: AppNeeds = {
    accounts: { sessionOf: async () => null },
    logger: createLogger("silent"),
    upkeep: { proxies: { saw: () => {}, list: () => [] } },
    config: { origin: "http://x", trustedOrigins: [], trustedProxies: [] },
    ...given,
  };
  const app = appOf(needs);
  mount(app, routes);
  return listenerOf(app, needs);
}
