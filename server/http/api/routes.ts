import { z } from "zod";
import { openApi } from "@/core/api/openapi";
import type { Operation } from "@/core/api/operation";
import { OPERATIONS, type OperationId } from "@/core/api/operations";
import { AppError } from "@/core/kernel/errors";
import { isOurFault } from "@/server/domain/storage/fault-of";
import type { Services } from "@/server/services";
import { methods } from "../middleware/method";
import { type Route, route } from "../route";
import { createRouter, handlers, type Pair, SENT } from "../router";
import { keyHolder } from "./key-holder";
import { openToReaders } from "./open";
import { API_BODY, perform, sendDocument } from "./perform";
import { sendProblem } from "./problem";
import { requireScope } from "./scope";

/**
 * The HTTP API. It knows no cookies: who asks is said by a key, so no page of another site can act as a visitor, and reading is
 * open to pages of every site.
 */
export function apiRoutes(services: Services): readonly Route[] {
  const onError = answerProblems(services);
  const api = operationsOf(services);
  api.onError(onError);
  const answer = handlers((c) => api.fetch(c.req.raw, c.env));
  return [route("/api/v1/*", answer, { most: API_BODY, onError })];
}

/** A router of the table of operations, by which they are documented too. */
function operationsOf(services: Services) {
  const document = new TextEncoder().encode(
    JSON.stringify(openApi(services.config.origin, services.work.version)),
  );
  const api = createRouter().basePath("/api/v1");
  api.use(openToReaders, keyHolder(services));
  api.all("/openapi.json", (c) => sendDocument(c.env, document, "public, max-age=60"));
  const operations = Object.entries(OPERATIONS) as [OperationId, Operation][];
  for (const [id, operation] of operations)
    api.on(
      operation.method.toUpperCase(),
      pathsOf(operation),
      ...handlers(requireScope(operation, services), perform(services, id, operation)),
    );
  for (const [, operation] of operations) api.on("ALL", pathsOf(operation), methods(...methodsAt(operation)));
  api.all("*", () => {
    throw new AppError("not_found");
  });
  return api;
}

/** As the router writes them; an address may end in a slash. */
const pathsOf = ({ path }: Operation): string[] => {
  const written = path.replace(/\{(\w+)\}/g, ":$1");
  return [written, `${written}/`];
};

/** All methods of a path. GET routes answer HEAD, too. */
function methodsAt({ path }: Operation): string[] {
  const at = Object.values(OPERATIONS).filter((operation) => operation.path === path);
  const allowed = at.map(({ method }) => method.toUpperCase());
  return allowed.includes("GET") ? [...allowed, "HEAD"] : allowed;
}

const answerProblems =
  ({ config, logger }: Pick<Services, "config" | "logger">) =>
  (error: Error, { env: { incoming, outgoing } }: { env: Pair }): Response => {
    if (isOurFault(error) && !(error instanceof z.core.$ZodError))
      logger.error({ err: error, url: incoming.url }, "an API request failed");
    sendProblem(outgoing, error, config.origin);
    return SENT;
  };
