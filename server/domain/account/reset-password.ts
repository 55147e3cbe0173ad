import { createHash, randomBytes, randomUUID } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import { type ActorId, INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { Language } from "@/core/kernel/said/languages";
import type { HasDatabase, Tx } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { actorsOf } from "@/server/domain/identity/actors";
import { accountsAt, shownAddress } from "@/server/domain/identity/email-address";
import { asUser } from "@/server/domain/identity/row";
import { endKeys } from "@/server/domain/key/end-keys";
import type { Mailer } from "@/server/infra/mail/mailer";
import { requirePerson } from "./list-people";
import { resetMail } from "./reset-mail";

/** Hours that a reset link is good for. */
export const RESET_HOURS = 24;
const HOUR = 3_600_000;

/** What is kept: the token itself is 256 random bits and is in the link alone. */
const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** One link at a time: a new one makes those before it useless. */
async function newToken(tx: Tx, userId: string, madeBy: ActorId, now: number): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } });
  await tx.passwordReset.create({
    data: {
      id: randomUUID(),
      tokenHash: hashOf(token),
      userId,
      madeBy,
      expiresAt: new Date(now + RESET_HOURS * HOUR),
    },
  });
  return token;
}

/** A link's token for somebody who cannot sign in, made by an admin. `forbidden` for guests, who have no password. */
export async function makeReset(
  { database: { db } }: HasDatabase,
  by: ActorId,
  userId: string,
  now: number,
): Promise<string> {
  return db.$transaction(async (tx) => {
    const { name, actor, isGuest } = await requirePerson(tx, userId);
    if (isGuest) throw new AppError("forbidden", "a guest", "A guest has no password that could be reset.");
    const token = await newToken(tx, userId, by, now);
    await audit(tx, {
      actor: by,
      action: "person.reset-link",
      subject: `person:${actor ?? userId}`,
      after: { name, hours: RESET_HOURS },
    });
    return token;
  });
}

export type ResetDeps = HasDatabase & {
  /** How the auth server hashes passwords. */
  hash: (password: string) => Promise<string>;
};

/**
 * Sets a new password by a link's token, once, and ends all of the account's sessions and keys. `not_found` for a token that was used,
 * has expired or is none. Answers whose it was.
 */
export async function resetPassword(
  { database: { db }, hash }: ResetDeps,
  { token, password }: { token: string; password: string },
  now: number,
): Promise<ActorId | null> {
  const gone = new AppError(
    "not_found",
    "no such reset",
    "This link has been used, has expired or is not complete. Ask an admin for a new one.",
  );
  const tokenHash = hashOf(token);
  const good = { tokenHash, usedAt: null, expiresAt: { gt: new Date(now) } };
  // Hashing is slow on purpose: only for a link that is good.
  if (!(await db.passwordReset.findFirst({ where: good }))) throw gone;
  const hashed = await hash(password);
  return db.$transaction(async (tx) => {
    const { count } = await tx.passwordReset.updateMany({ where: good, data: { usedAt: new Date(now) } });
    const reset = await tx.passwordReset.findUnique({ where: { tokenHash } });
    if (count !== 1 || !reset) throw gone;
    const { userId } = reset;
    const user = await tx.user.findUnique({ where: { id: userId }, include: { actor: true } });
    if (!user) throw gone;
    const account = { userId, providerId: "credential" };
    const set = await tx.account.updateMany({ where: account, data: { password: hashed } });
    if (set.count === 0)
      await tx.account.create({
        data: { id: randomUUID(), accountId: userId, ...account, password: hashed },
      });
    await tx.session.deleteMany({ where: { userId } });
    // Somebody who knew the old password may have made keys.
    const keys = await endKeys(tx, await actorsOf(tx, userId), now);
    const actor = asUser(user).actor?.id ?? null;
    await audit(tx, {
      actor: actor ?? INSTANCE_ACTOR,
      action: "person.password-reset",
      subject: `person:${actor ?? userId}`,
      before: { madeBy: reset.madeBy, keys },
    });
    return actor;
  });
}

/**
 * Sends a reset link to an address, if an account has it. The caller answers the same, and at once, whether or not one has:
 * who asks learns nothing.
 */
export async function mailReset(
  { database: { db }, mailer, origin }: HasDatabase & { mailer: Mailer; origin: string },
  email: string,
  now: number,
  language: Language = "en",
): Promise<void> {
  // An address may have more than one account: each gets its link.
  for (const user of await accountsAt(db, email)) {
    const token = await db.$transaction((tx) => newToken(tx, user.id, INSTANCE_ACTOR, now));
    await mailer.send({
      to: shownAddress(user.email),
      ...resetMail(language, { name: user.name, origin, hours: RESET_HOURS, url: resetUrl(origin, token) }),
    });
  }
}

/** After a hash sign, so that the token is in no server's log and in no referrer. */
export const resetUrl = (origin: string, token: string): string => `${origin}/reset#${token}`;
