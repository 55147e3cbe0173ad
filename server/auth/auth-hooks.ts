import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import type { Db } from "@/prisma/client";
import { actorOf } from "@/server/domain/identity/actors";
import { type BarDeps, barredFrom } from "@/server/domain/identity/bars";
import { barredWords, readStanding } from "@/server/domain/identity/standing";
import { settingsOf } from "@/server/domain/settings/settings";
import { UNKEEPABLE } from "@/server/domain/storage/fault-of";
import { DEVICE_COOKIE, DEVICE_SECONDS, tracesOf, withDevice } from "./device";
import type { CountEntrance } from "./entrances";
import { addressToSignIn, addressToSignUp, withShownAddress } from "./same-address";
import { signInInstead } from "./sign-in-instead";

export type HookDeps = BarDeps & { db: Db; countEntrance: CountEntrance };

/** Paths after which the browser's cookie remembers who used it. */
const ENTRANCES = ["/sign-in/anonymous", "/sign-up/email", "/sign-in/email"];
/** Paths that a barred person may not use. */
const CHANGES = ["/update-user"];

const refuse = (message: string, code: "banned" | "not_open" = "banned"): never => {
  throw new APIError("FORBIDDEN", { code, message });
};

/** By path: the setting that closes it to newcomers, and the words for them. */
const CLOSED = {
  "/sign-in/anonymous": ["guests", "Guests cannot come in right now. Sign in with an account."],
  "/sign-up/email": ["registration", "New accounts cannot be made here right now."],
} as const;

/** Whether a path makes a new guest or account. */
const isNew = (path: string): path is keyof typeof CLOSED => Object.hasOwn(CLOSED, path);

/** PostgreSQL holds no text with a NUL, and the library would answer that as a fault of the server. */
function requireKeepable(body: unknown): void {
  const texts = typeof body === "object" && body !== null ? Object.values(body) : [];
  if (texts.some((text) => typeof text === "string" && text.includes("\0")))
    throw new APIError("BAD_REQUEST", { code: "malformed", message: UNKEEPABLE });
}

/** Runs before the library handles a request: refuses people who are barred, and newcomers where an admin has closed the site to them. */
export const beforeAuth = (deps: HookDeps) =>
  createAuthMiddleware(async (ctx) => {
    const now = Date.now();
    await deps.countEntrance(ctx.path, ctx.headers ?? ctx.request?.headers);
    requireKeepable(ctx.body);
    if (isNew(ctx.path)) {
      const [setting, closed] = CLOSED[ctx.path];
      if (!(await settingsOf(deps.db))[setting]) refuse(closed, "not_open");
      const words = await barredFrom(deps.db, tracesOf(deps, ctx.headers ?? new Headers()), { now });
      if (words) refuse(words);
    }
    if (CHANGES.includes(ctx.path)) {
      const found = await getSessionFromCtx(ctx, { disableRefresh: true });
      if (!found) return undefined;
      const actor = await actorOf(deps.db, found.user.id);
      const words = barredWords(await readStanding(deps.db, actor), now);
      if (words) refuse(words);
    }
    const { body = {}, context } = ctx;
    const withAddress = (email: string) => ({ context: { body: { ...body, email } } });
    if (ctx.path === "/sign-in/email") {
      const email = await addressToSignIn(deps.db, context.password.verify, body);
      return email ? withAddress(email) : undefined;
    }
    if (ctx.path !== "/sign-up/email") return undefined;
    const address = await addressToSignUp(deps.db, context.password.verify, body);
    if (!address) return undefined;
    return "signIn" in address ? signInInstead(ctx, address.signIn) : withAddress(address.signUp);
  });

/** Runs after a sign-in: notes the person in the browser's cookie, so that a ban also holds for the browser. */
export const afterAuth = (deps: Omit<HookDeps, "countEntrance">, secure: boolean) =>
  createAuthMiddleware(async (ctx) => {
    const came = ctx.context.newSession;
    if (came && ENTRANCES.includes(ctx.path)) {
      const { devices } = tracesOf(deps, ctx.headers ?? new Headers());
      ctx.setCookie(DEVICE_COOKIE, withDevice(deps, devices, await actorOf(deps.db, came.user.id)), {
        httpOnly: true,
        secure,
        sameSite: "lax",
        path: "/",
        maxAge: DEVICE_SECONDS,
      });
    }
    const shown = withShownAddress(ctx.context.returned);
    return shown ? ctx.json(shown) : undefined;
  });
