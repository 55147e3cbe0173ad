import { createHmac, randomUUID } from "node:crypto";
import type { ActorId } from "@/core/kernel/ids/ids";
import { BAR_DAYS } from "@/core/moderation/standing";
import type { Db, Tx } from "@/prisma/client";
import type { Secrets } from "@/server/infra/secrets/secrets";
import { familyOf } from "./actors";
import { requireAnotherAdmin } from "./last-admin";
import { networkOf } from "./network";
import { type StandingChange, setStanding } from "./standing";

/**
 * A barred person can come back as a new guest. A bar only makes that harder: it knows the browser by a cookie, which
 * can be thrown away, for 90 days, and the address, which others may share and which changes, for 7.
 */
const DAY = 86_400_000;

export type BarDeps = { secrets: Pick<Secrets, "auth"> };
/** By what somebody may be known again. Both are keyed hashes: neither browser nor address can be told from them. */
export type Traces = { devices: readonly string[]; address: string | null };

const tag = ({ secrets }: BarDeps, kind: keyof typeof BAR_DAYS, value: string): string =>
  createHmac("sha256", secrets.auth).update(`cohue bar ${kind}:${value}`).digest("base64url").slice(0, 22);

/** What a browser's device cookie remembers of somebody who signed in on it. */
export const deviceTag = (deps: BarDeps, actor: ActorId): string => tag(deps, "device", actor);

/** Null where the address says nothing. */
export function addressTag(deps: BarDeps, address: string): string | null {
  const network = networkOf(address);
  return network && tag(deps, "address", network);
}

/**
 * Sets a person's standing and what follows from it: bars for one who is banned or suspended, none for one who is not any
 * more. In the transaction of the decision, which the last admin is safe from; the event `ended` afterwards
 * ends what is live.
 */
export async function applyStanding(
  tx: Tx,
  deps: BarDeps,
  actor: ActorId,
  change: StandingChange,
  now: number,
): Promise<void> {
  const ends = change.bannedAt ? (change.bannedUntil ?? Number.POSITIVE_INFINITY) : change.suspendedUntil;
  if (ends) await requireAnotherAdmin(tx, actor, now);
  await setStanding(tx, actor, change);
  if (ends) await barReturn(tx, deps, actor, { case: change.case ?? null, ends, now });
  else if (change.bannedAt === null || change.suspendedUntil === null) await liftBars(tx, actor, now);
}

type Bar = { case: string | null; ends: number; now: number };

/** Writes bars for all of a person's actors, and for a guest's addresses: an account's would shut out its neighbours for nothing. */
async function barReturn(tx: Tx, deps: BarDeps, actor: ActorId, bar: Bar): Promise<void> {
  await liftBars(tx, actor, bar.now);
  const family = await familyOf(tx, actor);
  const sessions = await tx.session.findMany({
    where: { user: { isAnonymous: true, actor: { id: { in: family } } }, ipAddress: { not: null } },
    select: { ipAddress: true },
  });
  const addresses = sessions.flatMap(({ ipAddress }) => addressTag(deps, ipAddress ?? "") ?? []);
  const rows = [
    ...family.map((of) => ({ kind: "device" as const, value: deviceTag(deps, of) })),
    ...[...new Set(addresses)].map((value) => ({ kind: "address" as const, value })),
  ];
  await tx.bar.createMany({
    data: rows.map(({ kind, value }) => ({
      id: randomUUID(),
      kind,
      value,
      actor,
      case: bar.case,
      createdAt: new Date(bar.now),
      expiresAt: new Date(Math.min(bar.ends, bar.now + BAR_DAYS[kind] * DAY)),
    })),
  });
}

async function liftBars(tx: Tx, actor: ActorId, now: number): Promise<void> {
  const family = await familyOf(tx, actor);
  await tx.bar.updateMany({
    where: { actor: { in: family }, liftedAt: null },
    data: { liftedAt: new Date(now) },
  });
}

const WORDS = {
  device:
    "Someone who used this browser was banned, so no new guest can come in from it for now. If that was not you, sign in with an account or ask a moderator.",
  address:
    "A guest who was banned came from this internet address, which others may share. No new guest can come in from it for a week; sign in with an account, or try later.",
} as const;

/**
 * Why somebody may not enter as a new guest; null for everyone else. A guest who was here `since` before an
 * address was barred is a neighbour, and stays.
 */
export async function barredFrom(
  db: Pick<Db, "bar">,
  { devices, address }: Traces,
  { now, since = now }: { now: number; since?: number },
): Promise<string | null> {
  const known = [
    { kind: "device", value: { in: [...devices] } },
    ...(address ? [{ kind: "address", value: address, createdAt: { lte: new Date(since) } }] : []),
  ];
  const bars = await db.bar.findMany({
    where: { OR: known, liftedAt: null, expiresAt: { gt: new Date(now) } },
    select: { kind: true },
  });
  if (bars.length === 0) return null;
  return bars.some(({ kind }) => kind === "device") ? WORDS.device : WORDS.address;
}
