import { randomBytes } from "node:crypto";
import type { Db } from "@/prisma/client";
import { beginningWith, endingWith } from "@/prisma/like";

/**
 * Nobody has proved that an address is theirs, so an account that has one must not be told from its absence: whoever signs up with
 * an address that another account has gets an account, too, and comes in by address and password together. Its address is kept
 * with an ending, under a name that can be no real one (RFC 6761).
 */
const ENDING = /\.[0-9a-f]{12}\.again\.invalid$/;
/** Accounts that one address may have. */
export const ACCOUNTS = 2;

/** The address as it was typed. */
export const shownAddress = (kept: string): string => kept.replace(ENDING, "");
export const hasEnding = (address: string): boolean => ENDING.test(address);
export const withEnding = (address: string): string =>
  `${address}.${randomBytes(6).toString("hex")}.again.invalid`;
export const plainAddress = (typed: string): string => typed.trim().toLowerCase();

/** The accounts with an address, the oldest first, each with the hash of its password. */
export async function accountsAt(
  db: Pick<Db, "user">,
  typed: string,
): Promise<{ id: string; name: string; email: string; password: string | null }[]> {
  const address = plainAddress(typed);
  if (!address) return [];
  const rows = await db.user.findMany({
    where: {
      isAnonymous: { not: true },
      OR: [
        { email: address },
        { email: { ...beginningWith(`${address}.`), ...endingWith(".again.invalid") } },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { accounts: { where: { providerId: "credential" }, select: { password: true } } },
  });
  return rows
    .filter(({ email }) => shownAddress(email) === address)
    .map(({ id, name, email, accounts }) => ({ id, name, email, password: accounts[0]?.password ?? null }));
}
