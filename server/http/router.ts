import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import { createFactory, createMiddleware } from "hono/factory";
import { TrieRouter } from "hono/router/trie-router";
import type { Session } from "@/server/auth/session";
import type { Target } from "./request-target";

/** What the router knows of a request besides the request itself. */
export type Env = {
  Bindings: HttpBindings & { target: Target | "*" | null };
  Variables: {
    /** Asks who sends the request, at most once; null: nobody signed in. Only middleware asks (`middleware/role.ts`). */
    ask: () => Promise<Session | null>;
  };
};
/** The same behind middleware that has set `Set`. */
export type Given<Set extends object> = Env & { Variables: Set };
/** Node's own request and response, on which every handler answers. */
export type Pair = Pick<HttpBindings, "incoming" | "outgoing">;

/**
 * What a handler returns once it has answered on Node's response. All do, so that ranges, back-pressure, hanging up and the
 * libraries that take Node's pair (Next, tRPC, better-auth, helmet, Engine.IO) work in one way.
 */
export const SENT = RESPONSE_ALREADY_SENT;

const factory = createFactory<Env>({
  defaultAppOptions: {
    // Hono decodes what it matches. An address is compared as it was written, so that each thing has one.
    getPath: (_request, of) => {
      const target = (of?.env as Env["Bindings"] | undefined)?.target;
      return target && target !== "*" ? target.path.replaceAll("%", "%25") : "*";
    },
  },
});

/** A router. Without a router of its own, each would share the routes of all. */
export const createRouter = () => factory.createApp({ router: new TrieRouter() });
/** A route's middleware and what answers it, with types that know what the middleware has set. */
export const handlers = factory.createHandlers;

/** Middleware; `E` says what it sets. */
export const middleware = <E extends Env = Env>(handler: MiddlewareHandler<E>): MiddlewareHandler<E> =>
  createMiddleware<E>(handler);

/** A part of the path by its name, as it was written; "" where the address has none. */
export const partOf = (c: Pick<Context, "req">, name: string): string => c.req.param(name) ?? "";
/** What stands behind the question mark. */
export const queryOf = (c: Pick<Context, "req">): URLSearchParams => new URL(c.req.url).searchParams;
