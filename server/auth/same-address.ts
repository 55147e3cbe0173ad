import { APIError } from "better-auth/api";
import { wordsFor } from "@/core/kernel/errors";
import type { Db } from "@/prisma/client";
import {
  ACCOUNTS,
  accountsAt,
  hasEnding,
  shownAddress,
  withEnding,
} from "@/server/domain/identity/email-address";

type Body = { email?: unknown; password?: unknown };
type Verify = (of: { hash: string; password: string }) => Promise<boolean>;

/** Compared where there is no account to compare with, so that the answer takes as long. */
const NOBODYS = `${"0".repeat(32)}:${"0".repeat(128)}`;

/** Which of an address's accounts a password opens. Takes as long for none as for all that there may be. */
async function openedBy(db: Db, verify: Verify, { email, password }: { email: string; password: string }) {
  const there = await accountsAt(db, email);
  let opened: (typeof there)[number] | null = null;
  for (let i = 0; i < ACCOUNTS; i++) {
    const isIt = await verify({ hash: there[i]?.password ?? NOBODYS, password });
    if (isIt && there[i]) opened ??= there[i] ?? null;
  }
  return { there, opened };
}

const texts = ({ email, password }: Body) =>
  typeof email === "string" && typeof password === "string" && password.length >= 10 && password.length <= 128
    ? { email, password }
    : null;

/**
 * The address that the library is to sign up, or whose account to sign in, since its password was given, too. The answer to those
 * who use an address that has an account is like any other.
 */
export async function addressToSignUp(
  db: Db,
  verify: Verify,
  body: Body,
): Promise<{ signUp: string } | { signIn: string } | null> {
  const given = texts(body);
  if (!given) return null;
  if (hasEnding(given.email))
    throw new APIError("BAD_REQUEST", { code: "malformed", message: "That is no address. Write your own." });
  const { there, opened } = await openedBy(db, verify, given);
  if (opened) return { signIn: opened.email };
  if (there.length >= ACCOUNTS)
    throw new APIError("UNPROCESSABLE_ENTITY", { code: "limit_reached", message: wordsFor("quota_reached") });
  return there.length > 0 ? { signUp: withEnding(given.email.toLowerCase()) } : null;
}

/** The address that the library is to sign in, where several accounts have the one that was typed. */
export async function addressToSignIn(db: Db, verify: Verify, body: Body): Promise<string | null> {
  const given = texts(body);
  if (!given || hasEnding(given.email)) return null;
  const { opened } = await openedBy(db, verify, given);
  return opened?.email ?? null;
}

/** An answer of the library with every address as it was typed. */
export function withShownAddress(returned: unknown): object | null {
  if (!returned || typeof returned !== "object" || !("user" in returned)) return null;
  const { user } = returned;
  if (!user || typeof user !== "object" || !("email" in user) || typeof user.email !== "string") return null;
  if (!hasEnding(user.email)) return null;
  return { ...returned, user: { ...user, email: shownAddress(user.email) } };
}
