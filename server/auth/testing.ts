import { randomBytes, scryptSync } from "node:crypto";
import { memoryLimits } from "@/server/infra/limits/memory-limits";
import { createLogger } from "@/server/infra/log/logger";
import { type Auth, type AuthDeps, createAuth, type Passwords } from "./create-auth";
import { countEntrances } from "./entrances";
import { libraryLimits } from "./library-limits";
import { type Session, sessionOf } from "./session";
import type { SessionSecrets } from "./session-secrets";

export const ORIGIN = "http://localhost:3000";

const keyOf = (password: string, salt: string): string =>
  scryptSync(password.normalize("NFKC"), salt, 64, { N: 2 }).toString("hex");
/**
 * The library's hash with next to no work in it: an account that is made or signed in to costs three, each a tenth of a second of a core.
 * What hashing is for is shown of the library's own, in auth.test.ts.
 */
export const quickPasswords: Passwords = {
  hash: async (password) => {
    const salt = randomBytes(16).toString("hex");
    return `${salt}:${keyOf(password, salt)}`;
  },
  verify: async ({ hash, password }) => {
    const [salt = "", key] = hash.split(":");
    return keyOf(password, salt) === key;
  },
};

type Options = Pick<AuthDeps, "database"> &
  Partial<Pick<AuthDeps, "passwords" | "onLinked" | "onNamed">> & {
    origin?: string;
    sessions?: SessionSecrets;
  };

/** Real auth over a test's database. `passwords` undefined: as the library hashes them. */
export const authForTest = ({ database, origin = ORIGIN, sessions, ...more }: Options): Auth => {
  const limits = memoryLimits();
  return createAuth({
    database,
    config: { origin, trustedOrigins: [origin] },
    secrets: { auth: "a secret of at least thirty-two characters", ...(sessions && { sessions }) },
    logger: createLogger("silent"),
    countEntrance: countEntrances(limits),
    libraryLimits: libraryLimits(limits),
    passwords: quickPasswords,
    ...more,
  });
};

export type Asked = { cookie?: string; origin?: string; site?: string; from?: string };

let addresses = 0;
/** Everyone comes from an address of their own, so that one test's tries do not slow another's. */
const newAddress = () => `2001:db8:0:${(++addresses).toString(16)}::1`;

/** Posts to the auth API as a browser would; `from` is the address the server has noted. */
export async function post(auth: Auth, path: string, body: object, asked: Asked = {}) {
  const { cookie = "", origin = ORIGIN, site = origin, from = newAddress() } = asked;
  const response = await auth.handler(
    new Request(`${site}/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-cohue-client": from, origin, cookie },
      body: JSON.stringify(body),
    }),
  );
  const setCookies = response.headers.getSetCookie();
  return {
    status: response.status,
    cookie: setCookies.map((c) => c.split(";")[0]).join("; "),
    setCookies,
    body: await response.json().catch(() => null),
  };
}

export type Visitor = Session & { cookie: string; headers: Headers };

/** Signs someone in by one post, and answers their session with its cookie. */
export async function visitor(
  { auth, database }: { auth: Auth; database: AuthDeps["database"] },
  path: string,
  body: object = {},
  asked: Asked = {},
): Promise<Visitor> {
  const { status, cookie } = await post(auth, path, body, asked);
  const headers = new Headers({ cookie });
  const session = await sessionOf({ auth, db: database.db }, headers);
  if (!session) throw new Error(`${path} answered ${status} and no session`);
  return { ...session, cookie, headers };
}
