import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { admin, anonymous } from "better-auth/plugins";
import { AppError, fail, wordsFor } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { cleanName } from "@/core/kernel/names/clean-name";
import { NAME_LIMITS } from "@/core/kernel/names/limits";
import type { Database } from "@/prisma/client";
import type { Config } from "@/server/config";
import { eraseChat } from "@/server/domain/account/erase-person";
import { actorOf, type Linked, moveActor } from "@/server/domain/identity/actors";
import { countedBy, SHARED } from "@/server/domain/identity/network";
import { faultOf } from "@/server/domain/storage/fault-of";
import type { Logger } from "@/server/infra/log/logger";
import type { Secrets } from "@/server/infra/secrets/secrets";
import { slowly } from "@/server/infra/secrets/slowly";
import { afterAuth, beforeAuth } from "./auth-hooks";
import type { CountEntrance } from "./entrances";
import type { LibraryLimits } from "./library-limits";
import { nameGuest } from "./name-guest";
import { signedHere } from "./session-secrets";

export type Passwords = { hash: typeof hashPassword; verify: typeof verifyPassword };
const PASSWORDS: Passwords = { hash: hashPassword, verify: verifyPassword };

export type AuthDeps = {
  database: Database;
  config: Pick<Config, "origin" | "trustedOrigins">;
  secrets: Pick<Secrets, "auth" | "sessions">;
  logger: Logger;
  /** Refuses who asks too often for what hashes a password or makes somebody new. */
  countEntrance: CountEntrance;
  libraryLimits: LibraryLimits;
  /** How passwords are hashed, where not as the library does. */
  passwords?: Passwords | undefined;
  /** Said when a guest becomes an account, so that live rooms show the new name. Its failure is logged and goes no further. */
  onLinked?: (userId: string, linked: Linked) => Promise<void>;
  /** Said of every name that somebody comes to have, however: moderators' helpers look at it. */
  onNamed?: (actor: ActorId, name: string) => void;
};

const DAY = 24 * 60 * 60;
const ADMIN_PATHS = [
  "ban-user",
  "create-user",
  "get-user",
  "has-permission",
  "impersonate-user",
  "list-user-sessions",
  "list-users",
  "remove-user",
  "revoke-user-session",
  "revoke-user-sessions",
  "set-role",
  "set-user-password",
  "stop-impersonating",
  "unban-user",
  "update-user",
].map((name) => `/admin/${name}`);

/**
 * Refuses a name that `core/kernel/names` refuses, with its words, wherever it comes from, and an address that mail cannot carry. A picture's address is dropped: shown
 * to others, it would tell its owner who looks.
 */
function cleanUser<T extends { name?: unknown; image?: unknown; email?: unknown }>(user: T): { data: T } {
  if (typeof user.email === "string" && user.email.length > NAME_LIMITS.emailLength)
    throw new APIError("BAD_REQUEST", { code: "INVALID_EMAIL", message: "Invalid email" });
  // What a hook answers is laid over what was asked, so a field is dropped by naming it.
  const image = user.image ? { image: null } : {};
  if (user.name === undefined) return { data: { ...user, ...image } };
  const name = typeof user.name === "string" ? cleanName(user.name) : fail("name_invalid");
  if (!name.ok)
    throw new APIError("UNPROCESSABLE_ENTITY", { code: name.error, message: wordsFor(name.error) });
  return { data: { ...user, ...image, name: name.value } };
}

/** How often an address may do something; one that many people may be behind may more. */
const often =
  ({ window, max }: { window: number; max: number }) =>
  ({ headers }: Request) => ({
    window,
    max: countedBy(headers.get("x-cohue-client") ?? "").isShared ? max * SHARED : max,
  });

/** Hashes one password of this process after another. Refusals take the form of the library's errors. */
const slowHash = <T>(hash: () => Promise<T>): Promise<T> =>
  slowly(hash).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    throw new APIError("TOO_MANY_REQUESTS", { code: error.code, message: error.displayable });
  });

/** Sessions, guests and accounts. A guest has a name and a cookie; an account adds an email address and a password. */
export function createAuth({
  database,
  config,
  secrets,
  logger,
  countEntrance,
  libraryLimits,
  passwords = PASSWORDS,
  onLinked,
  onNamed,
}: AuthDeps) {
  const { db, provider } = database;
  const named = async ({ id, name }: { id: string; name: string }) => {
    const actor = await actorOf(db, id);
    onNamed?.(actor, name);
  };
  const library = betterAuth({
    appName: "Cohue",
    baseURL: config.origin,
    secret: secrets.sessions?.own ?? secrets.auth,
    trustedOrigins: config.trustedOrigins,
    telemetry: { enabled: false },
    database: prismaAdapter(db, { provider: provider === "sqlite" ? "sqlite" : "postgresql" }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      password: {
        hash: (password) => slowHash(() => passwords.hash(password)),
        verify: (of) => slowHash(() => passwords.verify(of)),
      },
    },
    session: { expiresIn: 30 * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    // Acting as someone else would put their name to work they did not do; every other power is used through our own
    // procedures, which write down who used it.
    disabledPaths: [...ADMIN_PATHS],
    hooks: {
      before: beforeAuth({ db, secrets, countEntrance }),
      after: afterAuth({ db, secrets }, config.origin.startsWith("https:")),
    },
    rateLimit: {
      enabled: true,
      window: 10,
      max: 100,
      customStorage: libraryLimits,
      customRules: {
        "/sign-in/email": often({ window: 10, max: 3 }),
        "/change-password": often({ window: 60, max: 5 }),
        // A class or a workshop arrives at once from one address.
        "/sign-up/email": often({ window: 60, max: 30 }),
        "/sign-in/anonymous": often({ window: 60, max: 200 }),
        "/get-session": false,
      },
    },
    advanced: {
      // Said outright: left out, the library skips the check where it believes itself under test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: config.origin.startsWith("https:"),
      ipAddress: { ipAddressHeaders: ["x-cohue-client"] },
    },
    logger: {
      level: "warn",
      log: (level, message) =>
        logger[level === "error" ? "error" : level === "warn" ? "warn" : "info"]({ auth: true }, message),
    },
    onAPIError: {
      // The answer is the library's; that storage was out of reach is told by whoever serves it.
      onError: (error) => {
        if (!(error instanceof APIError))
          logger.error({ err: error, fault: faultOf(error).code }, "signing in failed");
      },
    },
    plugins: [
      admin(),
      anonymous({
        generateName: () => nameGuest(db),
        onLinkAccount: async ({ anonymousUser, newUser }) => {
          const linked = await moveActor(db, anonymousUser.user.id, newUser.user.id);
          if (!linked) return;
          await onLinked?.(newUser.user.id, linked).catch((error: unknown) => {
            logger.error({ err: error }, "could not tell rooms that a guest became an account");
          });
        },
      }),
    ],
    databaseHooks: {
      user: {
        create: {
          before: async (user) => cleanUser(user),
          after: (user) => named(user),
        },
        update: {
          before: async (user) => cleanUser(user),
          after: (user) => named(user),
        },
        delete: { before: async (user) => eraseChat(db, user.id) },
      },
    },
  });
  const { handler } = library;
  /** What came, with cookies that another process signed by another secret as this one takes them. */
  const taken = (headers: Headers): Headers => {
    const cookies = headers.get("cookie");
    const here = cookies && secrets.sessions ? signedHere(cookies, secrets.sessions) : cookies;
    if (!here || here === cookies) return headers;
    const changed = new Headers(headers);
    changed.set("cookie", here);
    return changed;
  };
  return Object.assign(library, {
    taken,
    handler: (request: Request) => {
      const headers = taken(request.headers);
      return handler(headers === request.headers ? request : new Request(request, { headers }));
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
