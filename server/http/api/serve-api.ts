import type { IncomingMessage, ServerResponse } from "node:http";
import { openApi } from "@/core/api/openapi";
import type { Operation } from "@/core/api/operation";
import { sha256Hex } from "@/core/kernel/canon/hash";
import { AppError } from "@/core/kernel/errors";
import { countedBy } from "@/server/domain/identity/network";
import { findKey, type KeyHolder } from "@/server/domain/key/find-key";
import { isOurFault } from "@/server/domain/storage/fault-of";
import type { Services } from "@/server/services";
import { clientAddress } from "../client-address";
import { readBody } from "../read-body";
import { sendBytes } from "../send-bytes";
import { exhibitions } from "./exhibitions";
import { findOperation } from "./find-operation";
import type { Asked, Picture } from "./handler";
import type { ApiLimits } from "./limits";
import { making } from "./making";
import { models } from "./models";
import { sendProblem } from "./problem";
import { works } from "./works";
import { yours } from "./yours";

export const API_PATH = /^\/api\/v1(\/.*)?$/;
const HANDLERS = { ...works, ...exhibitions, ...models, ...yours, ...making };
export const API_BODY = 128 * 1024;
const SEEN = "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, ETag";

type Api = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

/**
 * The HTTP API. It knows no cookies: who asks is said by a key, so no page of another site can act as a visitor, and reading is
 * open to pages of every site.
 */
export function openApiServer(services: Services): Api {
  const limits = services.limits.api;
  const { origin } = services.config;
  const document = new TextEncoder().encode(JSON.stringify(openApi(origin, services.work.version)));

  const answer = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (request.method === "OPTIONS") return preflight(response);
    // A household has more IPv6 addresses than could be counted one by one.
    const from = countedBy(clientAddress(request) ?? "");
    const holder = await whoAsks(services, limits, request, response, from);
    if (path === "/openapi.json") {
      sendBytes(request, response, { ...json(document), cache: "public, max-age=60" });
      return;
    }
    const found = findOperation(request.method ?? "", path);
    if (!("id" in found)) {
      if (found.allowed.length === 0) throw new AppError("not_found");
      response.setHeader("Allow", found.allowed.join(", "));
      throw new AppError("wrong_method");
    }
    const { id, operation } = found;
    requireScope(operation, holder);
    if (holder && (operation.scope === "render" || operation.scope === "publish"))
      await limits.take(response, operation.scope, holder.actor);
    const params = operation.params.safeParse(found.params);
    if (!params.success) throw new AppError("not_found", params.error.message);
    const query = new URL(request.url ?? "/", "http://x").searchParams;
    const asked = {
      services,
      holder,
      params: params.data,
      query: operation.query.parse(Object.fromEntries(query)),
      body: operation.body ? operation.body.parse(await bodyOf(request)) : null,
    };
    const handle = HANDLERS[id] as (asked: Asked<never>) => Promise<unknown>;
    const said = await handle(asked as Asked<never>);
    if (!operation.answer) return sendPicture(response, said as Picture);
    // What the document does not promise is not sent.
    const content = new TextEncoder().encode(JSON.stringify(operation.answer.parse(said)));
    response.statusCode = operation.status;
    if (operation.status === 200 && !holder)
      sendBytes(request, response, { ...json(content), cache: "public, max-age=30" });
    else {
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Type", "application/json; charset=utf-8");
      response.end(request.method === "HEAD" ? undefined : content);
    }
  };

  return async (request, response, path) => {
    if (request.method !== "POST") response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Expose-Headers", SEEN);
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader("Vary", "Authorization");
    await answer(request, response, path).catch((error: unknown) => {
      const isTheirs = error instanceof Error && error.name === "ZodError";
      if (isOurFault(error) && !isTheirs)
        services.logger.error({ err: error, url: request.url }, "an API request failed");
      sendProblem(response, error, origin);
    });
  };
}

const json = (bytes: Uint8Array) => ({
  bytes,
  mime: "application/json; charset=utf-8",
  hash: sha256Hex(bytes).slice(0, 32),
});

/** Pages of other sites may read, also with a key; they may not write. */
function preflight(response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
  response.setHeader("Access-Control-Allow-Headers", "Authorization");
  response.setHeader("Access-Control-Max-Age", "86400");
  response.writeHead(204).end();
}

async function whoAsks(
  services: Services,
  limits: ApiLimits,
  request: IncomingMessage,
  response: ServerResponse,
  { who, isShared }: ReturnType<typeof countedBy>,
): Promise<KeyHolder | null> {
  const { authorization } = request.headers;
  if (authorization === undefined) {
    await limits.take(response, isShared ? "sharedAddress" : "address", who);
    return null;
  }
  const guesses = isShared ? "sharedGuesses" : "guesses";
  await limits.requireGuesses(response, guesses, who);
  const [, key = ""] = /^Bearer ([^\s]{1,200})$/i.exec(authorization) ?? [];
  try {
    const holder = await findKey(services.room, key);
    await limits.take(response, "key", holder.id);
    return holder;
  } catch (error) {
    if (error instanceof AppError && error.code === "key_invalid") await limits.guessed(guesses, who);
    throw error;
  }
}

function requireScope({ scope }: Operation, holder: KeyHolder | null): void {
  if (!scope) return;
  if (!holder)
    throw new AppError(
      "key_invalid",
      "no key",
      "This needs a key: send it as Authorization: Bearer cohue_... You can make one under Keys in your account.",
    );
  if (!holder.scopes.includes(scope))
    throw new AppError("scope_missing", scope, `This key was not made with the scope “${scope}”.`);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
    throw new AppError("wrong_type");
  const bytes = await readBody(request, API_BODY);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("malformed", "not JSON", "The body is not JSON.");
  }
}

function sendPicture(response: ServerResponse, { bytes, headers }: Picture): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("Cache-Control", "no-store");
  response.writeHead(200, { "Content-Type": "image/png", "Content-Length": bytes.length }).end(bytes);
}
