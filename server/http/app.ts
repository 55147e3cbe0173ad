import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Services } from "@/server/services";
import { noteAddress, requireTarget } from "./middleware/address";
import { answerFaults, tellOfStorage } from "./middleware/errors";
import { bodyWithin } from "./middleware/limits";
import { methods } from "./middleware/method";
import { ownSite } from "./middleware/origin";
import { openToAllSites, secureHeaders } from "./middleware/security-headers";
import { sessions } from "./middleware/session";
import { pageRoutes } from "./page/routes";
import { targetOf } from "./request-target";
import type { Route } from "./route";
import { createRouter, SENT } from "./router";
import { routesOf } from "./routes";
import { SOCKET_PATHS } from "./socket-path";

export type Listeners = {
  /** Next: every address that nothing else answers. */
  pages: RequestListener;
  /** Long polling: the rooms' connection where no WebSocket passes. */
  sockets?: RequestListener;
};

/** The one listener of every request, so that each has one answer: what `routes.ts` names, sockets' polls, pages by Next. */
export function listenWith(services: Services, { pages, sockets }: Listeners): RequestListener {
  const app = appOf(services);
  if (sockets)
    app.on("ALL", [...SOCKET_PATHS], methods("GET", "POST"), ({ env }) => {
      sockets(env.incoming, env.outgoing);
      return SENT;
    });
  mount(app, routesOf(services));
  app.route("/", pageRoutes(services, pages));
  return listenerOf(app, services);
}

/** What every request needs, whatever it asks for. */
export type AppNeeds = Pick<Services, "logger"> & {
  accounts: Pick<Services["accounts"], "sessionOf">;
  upkeep: Pick<Services["upkeep"], "proxies">;
  config: Pick<Services["config"], "origin" | "trustedOrigins" | "trustedProxies">;
};
type App = ReturnType<typeof createRouter>;

/** A router with what holds for every request. It answers nothing by itself. */
export function appOf({ config, logger, upkeep: { proxies }, ...needs }: AppNeeds): App {
  const app = createRouter();
  app.onError(answerFaults(logger));
  app.use(
    tellOfStorage,
    noteAddress(config.trustedProxies, (address) => proxies.saw(address)),
    secureHeaders(config.origin.startsWith("https:")),
    requireTarget,
    ownSite(config.trustedOrigins),
    sessions(needs),
  );
  return app;
}

/** Lets an app answer at these routes. The first that fits answers. */
export function mount(app: App, routes: readonly Route[]): void {
  for (const { paths, most, isForAllSites, handlers, onError } of routes) {
    const one = createRouter();
    if (onError) one.onError(onError);
    if (isForAllSites) one.on("ALL", [...paths], openToAllSites);
    one.on("ALL", [...paths], bodyWithin(most), ...handlers);
    app.route("/", one);
  }
}

/** What Node's server calls with each request. */
export function listenerOf(app: App, { logger }: Pick<Services, "logger">): RequestListener {
  const answerFault = answerFaults(logger);
  return (incoming, outgoing) => {
    const target = targetOf(incoming.method, incoming.url);
    const isPath = target !== null && target !== "*";
    if (isPath) incoming.url = target.url;
    // The adapter refuses hosts and paths that it cannot read; we have read the path, and never ask the host.
    const asRead = Object.create(incoming, {
      url: { value: isPath ? target.path + target.search : "/" },
      headers: { value: { ...incoming.headers, host: "x" } },
    }) as typeof incoming;
    const env = { incoming, outgoing, target };
    const answer = async (request: Request) => {
      try {
        return await app.fetch(request, env);
      } catch (thrown) {
        // The router passes on thrown values that are not Errors.
        return answerFault(thrown, { env });
      }
    };
    // Next has its own Request and Response, and a body is read or thrown away by whoever answers.
    const settings = { overrideGlobalObjects: false, autoCleanupIncoming: false };
    void getRequestListener(answer, settings)(asRead, outgoing);
  };
}
