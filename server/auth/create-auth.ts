import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { admin, anonymous } from "better-auth/plugins";
import { wordsFor } from "@/core/errors";
import { cleanName } from "@/core/names/clean-name";
import type { Database } from "@/prisma/client";
import type { Config } from "@/server/config";
import { actorOf, moveActor } from "@/server/domain/person/actors";
import type { Logger } from "@/server/infra/log/logger";
import type { Secrets } from "@/server/infra/secrets/secrets";

export type AuthDeps = {
  database: Database;
  config: Pick<Config, "origin" | "trustedOrigins" | "trustedProxies">;
  secrets: Pick<Secrets, "auth">;
  logger: Logger;
  /** Said when a guest becomes an account, so that live rooms show the new name. */
  onLinked?: (userId: string) => Promise<void>;
};

const DAY = 24 * 60 * 60;

/** Refuses a name that `core/names` refuses, with its words, wherever it comes from. */
function nameOrRefuse<T extends { name?: string | undefined }>(user: T): { data: T } {
  if (user.name === undefined) return { data: user };
  const name = cleanName(user.name);
  if (!name.ok)
    throw new APIError("UNPROCESSABLE_ENTITY", { code: name.error, message: wordsFor(name.error) });
  return { data: { ...user, name: name.value } };
}

/** Sessions, guests and accounts. A guest has a name and a cookie; an account adds an email address and a password. */
export function createAuth({ database, config, secrets, logger, onLinked }: AuthDeps) {
  const { db, provider } = database;
  return betterAuth({
    appName: "Cohue",
    baseURL: config.origin,
    secret: secrets.auth,
    trustedOrigins: config.trustedOrigins,
    telemetry: { enabled: false },
    database: prismaAdapter(db, { provider: provider === "sqlite" ? "sqlite" : "postgresql" }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: 30 * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      window: 10,
      max: 100,
      storage: "memory",
      customRules: {
        "/sign-in/email": { window: 10, max: 3 },
        "/sign-up/email": { window: 60, max: 10 },
        "/sign-in/anonymous": { window: 60, max: 60 },
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
    plugins: [
      admin(),
      anonymous({
        generateName: () => "Guest",
        onLinkAccount: async ({ anonymousUser, newUser }) => {
          await moveActor(db, anonymousUser.user.id, newUser.user.id);
          await onLinked?.(newUser.user.id);
        },
      }),
    ],
    databaseHooks: {
      user: {
        create: {
          before: async (user) => nameOrRefuse(user),
          after: async (user) => void (await actorOf(db, user.id)),
        },
        update: { before: async (user) => nameOrRefuse(user) },
      },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
